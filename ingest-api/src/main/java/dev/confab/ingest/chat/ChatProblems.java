package dev.confab.ingest.chat;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Access;

/** Why somebody does not get to see a chat. */
final class ChatProblems {
  private ChatProblems() {}

  /** Lets members pass. */
  static void requireMember(Access access) {
    switch (access) {
      case NO_CHAT -> throw notFound();
      case NO_MEMBER -> throw notAMember();
      case MEMBER -> {}
    }
  }

  static ProblemException notFound() {
    return ProblemException.of(404, "chat_not_found", "There is no such chat.");
  }

  static ProblemException notAMember() {
    return ProblemException.of(403, "not_a_member", "You are no member of this chat.");
  }
}
