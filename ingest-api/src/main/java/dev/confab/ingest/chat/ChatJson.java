package dev.confab.ingest.chat;

import dev.confab.ingest.member.InvitationJson;
import dev.confab.ingest.member.Permissions;
import dev.confab.ingest.message.MessageJson;
import dev.confab.ingest.request.Words;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.Marks;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.Message;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.outcome.Accepted;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat as its viewer sees it, as JSON; {@code role}, {@code permissions} and marks are the
 * viewer's, {@code peerId} the other one of a direct chat.
 */
record ChatJson(
    UUID id,
    String type,
    @Nullable String name,
    @Nullable String description,
    @Nullable UUID avatarId,
    boolean open,
    Instant createdAt,
    UUID createdBy,
    long lastSeq,
    long lastNo,
    long memberCount,
    long pinnedCount,
    Instant lastActivityAt,
    @Nullable String role,
    @Nullable List<String> permissions,
    @Nullable Long receivedNo,
    @Nullable Long readNo,
    long unread,
    long unreadMentions,
    @Nullable MessageJson lastMessage,
    @Nullable UUID peerId,
    @Nullable InvitationJson invitation) {

  /**
   * As the view has it.
   *
   * @param last the newest message, if the viewer sees it
   */
  static ChatJson of(ChatHead head, UUID viewer, @Nullable Message last) {
    Member membership = head.membership();
    Marks marks = membership == null ? null : membership.marks();
    Invitation invitation = head.invitation();
    return new ChatJson(
        head.chatId(),
        Words.of(head.type()),
        head.name(),
        head.description(),
        head.avatarId(),
        head.open(),
        head.createdAt(),
        head.createdBy(),
        head.lastSeq(),
        head.lastNo(),
        head.memberCount(),
        head.pinned(),
        head.lastActivityAt(),
        membership == null ? null : Words.of(membership.role()),
        membership == null ? null : Permissions.words(membership.permissions()),
        marks == null ? null : marks.receivedNo(),
        marks == null ? null : marks.readNo(),
        head.unread(),
        head.unreadMentions(),
        last == null ? null : MessageJson.of(last, viewer),
        head.peer(),
        invitation == null ? null : InvitationJson.of(invitation));
  }

  /**
   * One that was just made. Told from the command, without asking a view: the answer to a commit
   * must not fail.
   */
  static ChatJson made(
      Accepted accepted,
      ChatType type,
      @Nullable ChatProfile profile,
      boolean open,
      UUID maker,
      long lastSeq,
      long memberCount,
      Role role,
      Set<Permission> permissions,
      @Nullable UUID peer) {
    return new ChatJson(
        accepted.aggregateId(),
        Words.of(type),
        profile == null ? null : profile.name(),
        profile == null ? null : profile.description(),
        profile == null ? null : profile.avatarId(),
        open,
        accepted.at(),
        maker,
        lastSeq,
        0,
        memberCount,
        0,
        accepted.at(),
        Words.of(role),
        Permissions.words(permissions),
        0L,
        0L,
        0,
        0,
        null,
        peer,
        null);
  }
}
