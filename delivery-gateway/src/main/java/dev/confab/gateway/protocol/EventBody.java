package dev.confab.gateway.protocol;

import dev.confab.schemas.chat.ChatEvent;

/**
 * An event as clients see it.
 *
 * @param seq its number in the chat
 * @param json the event body, a JSON object in UTF-8; nobody changes it
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all who send it, compared by nobody
public record EventBody(long seq, byte[] json) {
  /** Encodes an event. */
  public static EventBody of(ChatEvent event) {
    JsonObject body =
        JsonObject.plain()
            .uuid("chat", event.chatId())
            .number("seq", event.seq())
            .text("type", EventType.of(event))
            .uuid("actor", event.actor())
            .time("at", event.at());
    return new EventBody(event.seq(), EventFields.write(body, event).bytes());
  }
}
