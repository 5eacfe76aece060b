package dev.confab.gateway.protocol;

import dev.confab.schemas.Cause;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessagePosted;
import java.util.Locale;

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
            .text("type", type(event))
            .uuid("actor", event.actor())
            .time("at", event.at());
    return new EventBody(event.seq(), fields(body, event).bytes());
  }

  private static String type(ChatEvent event) {
    return switch (event) {
      case ChatCreated _ -> "chatCreated";
      case MemberAdded _ -> "memberAdded";
      case MemberJoined _ -> "memberJoined";
      case MemberLeft _ -> "memberLeft";
      case MemberRemoved _ -> "memberRemoved";
      case MessagePosted _ -> "messagePosted";
    };
  }

  private static JsonObject fields(JsonObject body, ChatEvent event) {
    return switch (event) {
      case ChatCreated e -> created(body, e);
      case MemberAdded e -> body.uuid("userId", e.userId()).text("role", lower(e.role()));
      case MemberJoined e -> body.uuid("userId", e.actor()).text("role", lower(e.role()));
      case MemberLeft e -> body.uuid("userId", e.actor());
      case MemberRemoved e -> body.uuid("userId", e.userId());
      case MessagePosted e -> posted(body, e);
    };
  }

  private static JsonObject created(JsonObject body, ChatCreated event) {
    body.text("chatType", lower(event.type())).flag("open", event.open());
    return event.content() == null
        ? body
        : body.text("name", event.content().name())
            .text("description", event.content().description());
  }

  private static JsonObject posted(JsonObject body, MessagePosted event) {
    Cause cause = event.cause();
    return body.number("no", event.no())
        .uuid("senderId", event.actor())
        .time("sentAt", event.sentAt())
        .text("text", event.content() == null ? null : event.content().text())
        .number("replyTo", event.replyTo())
        .text("clientMsgId", cause == null ? null : cause.clientKey());
  }

  private static String lower(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT);
  }
}
