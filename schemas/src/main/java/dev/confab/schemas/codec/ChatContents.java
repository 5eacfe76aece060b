package dev.confab.schemas.codec;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Imported;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.Permission;
import org.jspecify.annotations.Nullable;

/** What records about chats are made of. */
final class ChatContents {
  private ChatContents() {}

  static AvroOut command(ChatCommand c, AvroOut out) {
    return out.uuid("chatId", c.chatId())
        .uuid("actor", c.actor())
        .text("clientKey", c.clientKey())
        .time("issuedAt", c.issuedAt());
  }

  static AvroOut event(ChatEvent e, AvroOut out) {
    Cause cause = e.cause();
    return out.uuid("chatId", e.chatId())
        .number("seq", e.seq())
        .uuid("actor", e.actor())
        .time("at", e.at())
        .text("clientKey", cause == null ? null : cause.clientKey())
        .hash("contentHash", cause == null ? null : cause.contentHash());
  }

  static @Nullable Cause readCause(AvroIn in) {
    String clientKey = in.textOrNull("clientKey");
    Sha256 contentHash = in.hashOrNull("contentHash");
    return clientKey == null || contentHash == null ? null : new Cause(clientKey, contentHash);
  }

  static AvroOut imported(AvroOut out, @Nullable Imported imported) {
    return out.nested(
        "imported",
        imported,
        (value, inner) ->
            inner
                .text("source", value.source())
                .number("position", value.position())
                .time("sentAt", value.sentAt()));
  }

  static @Nullable Imported readImported(AvroIn in) {
    return in.nested(
        "imported",
        inner ->
            new Imported(inner.text("source"), inner.number("position"), inner.time("sentAt")));
  }

  static void writeProfile(ChatProfile profile, AvroOut out) {
    out.text("name", profile.name())
        .text("description", profile.description())
        .uuid("avatarId", profile.avatarId());
  }

  static ChatProfile readProfile(AvroIn in) {
    return new ChatProfile(
        in.text("name"), in.textOrNull("description"), in.uuidOrNull("avatarId"));
  }

  static void writeSettings(ChatSettings settings, AvroOut out) {
    out.flag("open", settings.open())
        .number("slowModeSeconds", settings.slowModeSeconds())
        .number("recallSeconds", settings.recallSeconds())
        .symbols("memberPermissions", settings.memberPermissions());
  }

  static ChatSettings readSettings(AvroIn in) {
    return new ChatSettings(
        in.flag("open"),
        in.number("slowModeSeconds"),
        in.number("recallSeconds"),
        in.symbols("memberPermissions", Permission.class));
  }

  static void writeMessage(MessageContent content, AvroOut out) {
    out.text("text", content.text()).uuids("attachments", content.attachments());
  }

  static MessageContent readMessage(AvroIn in) {
    return new MessageContent(in.text("text"), in.uuids("attachments"));
  }

  static void writeMentions(Mentions mentions, AvroOut out) {
    out.uuids("users", mentions.users()).flag("everyone", mentions.everyone());
  }

  static Mentions readMentions(AvroIn in) {
    return new Mentions(in.uuids("users"), in.flag("everyone"));
  }

  static void writeForwarded(Forwarded forwarded, AvroOut out) {
    out.uuid("chatId", forwarded.chatId())
        .number("messageSeq", forwarded.messageSeq())
        .uuid("author", forwarded.author());
  }

  static Forwarded readForwarded(AvroIn in) {
    return new Forwarded(in.uuid("chatId"), in.number("messageSeq"), in.uuid("author"));
  }
}
