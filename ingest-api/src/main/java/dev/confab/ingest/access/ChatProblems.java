package dev.confab.ingest.access;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Access;

/** Why somebody does not get to see a chat. */
public final class ChatProblems {
  private ChatProblems() {}

  /** Lets members pass. */
  public static void requireMember(Access access) {
    switch (access) {
      case NO_CHAT -> throw notFound();
      case NO_MEMBER -> throw notAMember();
      case MEMBER -> {}
    }
  }

  /** 404. */
  public static ProblemException notFound() {
    return ProblemException.of(404, "chat_not_found", "There is no such chat.");
  }

  /** 403. */
  public static ProblemException notAMember() {
    return ProblemException.of(403, "not_a_member", "You are no member of this chat.");
  }
}
