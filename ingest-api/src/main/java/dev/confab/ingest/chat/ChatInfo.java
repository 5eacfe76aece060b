package dev.confab.ingest.chat;

import dev.confab.ingest.request.JsonBody;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.input.ChatBounds;
import dev.confab.schemas.chat.ChatProfile;

/** What a chat is called, as requests say it. */
final class ChatInfo {

  private ChatInfo() {}

  static ChatProfile read(JsonBody body) {
    String name = body.text("name", 1, ChatBounds.MAX_NAME_CHARS);
    if (name.isBlank()) {
      throw body.wrong("name", "must not be blank");
    }
    return new ChatProfile(
        name,
        body.linesOrNull("description", 0, ChatBounds.MAX_DESCRIPTION_CHARS),
        body.idOrNull("avatarId"));
  }

  /** Direct chats are called what the other one is called. */
  static void requireNone(JsonBody body) {
    if (body.textOrNull("name", 1, ChatBounds.MAX_NAME_CHARS) != null) {
      throw ProblemException.field("name", "A direct chat has no name.");
    }
    if (body.linesOrNull("description", 0, ChatBounds.MAX_DESCRIPTION_CHARS) != null) {
      throw ProblemException.field("description", "A direct chat has no description.");
    }
    if (body.idOrNull("avatarId") != null) {
      throw ProblemException.field("avatarId", "A direct chat has no picture.");
    }
  }
}
