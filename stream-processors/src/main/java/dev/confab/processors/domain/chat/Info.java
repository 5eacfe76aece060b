package dev.confab.processors.domain.chat;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.Permission;
import org.jspecify.annotations.Nullable;

/** What a chat is called. */
final class Info {
  static final int MAX_NAME_CHARS = 100;
  static final int MAX_DESCRIPTION_CHARS = 1000;

  private Info() {}

  /** What it was called before is no state of a decision: the same again is an event, too. */
  static ChatDecision edit(EditChat command, Turn turn) {
    ChatDecision missing = turn.missing(Permission.EDIT_INFO);
    if (missing != null) {
      return missing;
    }
    Rejected fault = fault(command.content(), command.sealed());
    return fault != null
        ? ChatDecision.nothing(fault)
        : ChatDecision.of(
            new ChatEdited(
                turn.chatId(),
                turn.seq(),
                turn.actor(),
                turn.at(),
                turn.cause(),
                command.content(),
                command.sealed()));
  }

  /** What is wrong with a profile; null if nothing is. What is sealed cannot be read here. */
  static @Nullable Rejected fault(@Nullable ChatProfile profile, @Nullable Sealed sealed) {
    if ((profile == null) == (sealed == null)) {
      return invalid("either plain or sealed content", "there are both or none");
    }
    return profile == null ? null : fault(profile);
  }

  static Rejected invalid(String expected, String found) {
    return Rejected.of("invalid_chat", expected, found);
  }

  private static @Nullable Rejected fault(ChatProfile profile) {
    if (profile.name().isBlank() || profile.name().length() > MAX_NAME_CHARS) {
      return invalid(
          "a name of 1 to " + MAX_NAME_CHARS + " characters that is not blank",
          "it has " + profile.name().length());
    }
    String description = profile.description();
    return description != null && description.length() > MAX_DESCRIPTION_CHARS
        ? invalid(
            "a description of at most " + MAX_DESCRIPTION_CHARS + " characters",
            "it has " + description.length())
        : null;
  }
}
