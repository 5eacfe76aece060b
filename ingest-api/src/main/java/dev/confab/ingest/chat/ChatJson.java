package dev.confab.ingest.chat;

import dev.confab.ingest.consistency.Consistency;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.Views;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat as its viewer sees it, as JSON; {@code role} is the viewer's, {@code peerId} the other one
 * of a direct chat.
 */
record ChatJson(
    UUID id,
    String type,
    @Nullable String name,
    @Nullable String description,
    boolean open,
    Instant createdAt,
    UUID createdBy,
    long lastSeq,
    long lastNo,
    long memberCount,
    Instant lastActivityAt,
    @Nullable String role,
    long unread,
    @Nullable MessageJson lastMessage,
    @Nullable UUID peerId) {

  static ChatJson of(ChatHead head, UUID viewer) {
    Member membership = head.membership();
    return new ChatJson(
        head.chatId(),
        name(head.type()),
        head.name(),
        head.description(),
        head.open(),
        head.createdAt(),
        head.createdBy(),
        head.lastSeq(),
        head.lastNo(),
        head.memberCount(),
        head.lastActivityAt(),
        membership == null ? null : name(membership.role()),
        head.unread(),
        lastMessage(head, viewer),
        head.peer());
  }

  /** A chat that an earlier request had made, as it is by now. */
  static ChatJson asItIs(
      Views views, UUID actor, UUID chatId, long minSeq, Consistency consistency) {
    consistency.changed(chatId, minSeq);
    ChatHead head =
        views.chat(actor, consistency.position(chatId)).orElseThrow(ChatProblems::notFound);
    return of(head, actor);
  }

  static String name(ChatType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  static @Nullable MessageJson lastMessage(ChatHead head, UUID viewer) {
    Message message = head.lastMessage();
    return message == null ? null : MessageJson.of(message, viewer);
  }
}
