package dev.confab.gateway.protocol;

import dev.confab.schemas.Cause;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.OwnershipTransferred;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PermissionsChanged;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.RoleChanged;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields that an event has by its type; {@code PROTOCOL.md} says what each one means. */
final class EventFields {
  private EventFields() {}

  /** Adds them to a body. */
  static JsonObject write(JsonObject body, ChatEvent event) {
    return switch (event) {
      case ChatCreated e ->
          profile(body.text("chatType", lower(e.type())).flag("open", e.open()), e.content());
      case ChatEdited e -> profile(body, e.content());
      case ChatSettingsChanged e -> settings(body, e.settings());
      case MemberAdded e -> body.uuid("userId", e.userId()).text("role", lower(e.role()));
      case MemberJoined e ->
          body.uuid("userId", e.actor())
              .text("role", lower(e.role()))
              .number("link", e.link())
              .number("invitation", e.invitation());
      case MemberLeft e -> body.uuid("userId", e.actor());
      case MemberRemoved e -> body.uuid("userId", e.userId());
      case MemberBanned e -> body.uuid("userId", e.userId()).flag("wasMember", e.wasMember());
      case MemberUnbanned e -> body.uuid("userId", e.userId());
      case MemberInvited e -> body.uuid("userId", e.userId()).time("expiresAt", e.expiresAt());
      case InvitationDeclined e ->
          body.uuid("userId", e.actor()).number("invitation", e.invitation());
      case InvitationRevoked e ->
          body.uuid("userId", e.userId()).number("invitation", e.invitation());
      case InvitationExpired e ->
          body.uuid("userId", e.userId()).number("invitation", e.invitation());
      case RoleChanged e -> body.uuid("userId", e.userId()).text("role", lower(e.role()));
      case PermissionsChanged e ->
          body.uuid("userId", e.userId())
              .texts("granted", permissions(e.granted()))
              .texts("denied", permissions(e.denied()));
      case OwnershipTransferred e -> body.uuid("userId", e.userId());
      case InviteLinkCreated e ->
          body.number("maxUses", e.maxUses()).time("expiresAt", e.expiresAt());
      case InviteLinkRevoked e -> body.number("link", e.link());
      case MessagePosted e -> posted(body, e);
      case MessageEdited e -> edited(body, e);
      case MessageDeleted e ->
          message(body, e.messageSeq(), e.author()).number("threadRoot", e.threadRoot());
      case MessageRecalled e ->
          message(body, e.messageSeq(), e.actor()).number("threadRoot", e.threadRoot());
      case ReactionAdded e ->
          message(body, e.messageSeq(), e.author()).text("reaction", e.reaction());
      case ReactionRemoved e ->
          message(body, e.messageSeq(), e.author()).text("reaction", e.reaction());
      case MessagePinned e -> message(body, e.messageSeq(), e.author());
      case MessageUnpinned e -> message(body, e.messageSeq(), e.author());
    };
  }

  private static JsonObject profile(JsonObject body, @Nullable ChatProfile profile) {
    return profile == null
        ? body
        : body.text("name", profile.name())
            .text("description", profile.description())
            .uuid("avatarId", profile.avatarId());
  }

  private static JsonObject settings(JsonObject body, ChatSettings settings) {
    return body.flag("open", settings.open())
        .number("slowModeSeconds", settings.slowModeSeconds())
        .number("recallSeconds", settings.recallSeconds())
        .texts("memberPermissions", permissions(settings.memberPermissions()));
  }

  private static JsonObject posted(JsonObject body, MessagePosted event) {
    Cause cause = event.cause();
    body.number("no", event.no()).uuid("senderId", event.actor()).time("sentAt", event.sentAt());
    content(body, event.content())
        .number("replyTo", event.replyTo())
        .number("threadRoot", event.threadRoot());
    return forwarded(mentions(body, event.mentions()), event.forwarded())
        .text("clientMsgId", cause == null ? null : cause.clientKey());
  }

  private static JsonObject edited(JsonObject body, MessageEdited event) {
    content(body.number("messageSeq", event.messageSeq()), event.content());
    return mentions(body, event.mentions());
  }

  private static JsonObject message(JsonObject body, long seq, UUID sender) {
    return body.number("messageSeq", seq).uuid("senderId", sender);
  }

  private static JsonObject content(JsonObject body, @Nullable MessageContent content) {
    if (content == null) {
      return body;
    }
    body.text("text", content.text());
    return content.attachments().isEmpty()
        ? body
        : body.texts("attachments", content.attachments().stream().map(UUID::toString).toList());
  }

  private static JsonObject mentions(JsonObject body, @Nullable Mentions mentions) {
    return mentions == null
        ? body
        : body.object(
            "mentions",
            in ->
                in.texts("users", mentions.users().stream().map(UUID::toString).toList())
                    .flag("everyone", mentions.everyone()));
  }

  private static JsonObject forwarded(JsonObject body, @Nullable Forwarded origin) {
    return origin == null
        ? body
        : body.object(
            "forwarded",
            in ->
                in.uuid("chat", origin.chatId())
                    .number("seq", origin.messageSeq())
                    .uuid("senderId", origin.author()));
  }

  private static List<String> permissions(List<Permission> permissions) {
    return permissions.stream().map(EventFields::lower).toList();
  }

  private static String lower(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT);
  }
}
