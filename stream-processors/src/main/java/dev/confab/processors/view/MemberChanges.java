package dev.confab.processors.view;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatInfoEvent;
import dev.confab.schemas.chat.InvitationEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.OwnershipTransferred;
import dev.confab.schemas.chat.PermissionsChanged;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.RoleChanged;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What events change of members. Every row knows the last event applied to it. */
final class MemberChanges {
  private final KeyValueStore<byte[], byte[]> rows;

  MemberChanges(KeyValueStore<byte[], byte[]> rows) {
    this.rows = rows;
  }

  void apply(ChatEvent event) {
    switch (event) {
      case MessagePosted e -> change(e, e.actor(), row -> row.posted(e.seq(), e.no(), e.at()));
      case MemberAdded e -> join(e, e.userId(), e.role(), e.at(), e.joinedNo());
      case MemberJoined e -> join(e, e.actor(), e.role(), e.at(), e.joinedNo());
      case MemberLeft e -> change(e, e.actor(), row -> row.left(e.seq()));
      case MemberRemoved e -> change(e, e.userId(), row -> row.left(e.seq()));
      case MemberBanned e -> change(e, e.userId(), row -> row.left(e.seq()));
      case RoleChanged e -> change(e, e.userId(), row -> row.withRole(e.seq(), e.role()));
      case PermissionsChanged e ->
          change(e, e.userId(), row -> row.withPermissions(e.seq(), e.granted(), e.denied()));
      case OwnershipTransferred e -> transfer(e);
      case ChatInfoEvent _,
          MemberUnbanned _,
          InvitationEvent _,
          MessageEdited _,
          MessageDeleted _,
          MessageRecalled _,
          ReactionAdded _,
          ReactionRemoved _,
          MessagePinned _,
          MessageUnpinned _ -> {}
    }
  }

  /** An owner may do everything: what was granted or denied to them before is no more. */
  private void transfer(OwnershipTransferred event) {
    long seq = event.seq();
    change(event, event.actor(), row -> row.withRole(seq, Role.ADMIN));
    change(
        event,
        event.userId(),
        row -> row.withRole(seq, Role.OWNER).withPermissions(seq, Set.of(), Set.of()));
  }

  private void join(ChatEvent event, UUID userId, Role role, Instant at, long joinedNo) {
    MemberRow row = row(event.chatId(), userId);
    if (row == null || event.seq() > row.seq()) {
      put(event, userId, MemberRow.joined(row, event.seq(), at, role, joinedNo));
    }
  }

  private void change(ChatEvent event, UUID userId, UnaryOperator<MemberRow> changed) {
    MemberRow row = row(event.chatId(), userId);
    if (row != null && event.seq() > row.seq()) {
      put(event, userId, changed.apply(row));
    }
  }

  private @Nullable MemberRow row(UUID chatId, UUID userId) {
    byte[] row = rows.get(TimelineKeys.member(chatId, userId));
    return row == null ? null : MemberRow.fromBytes(row);
  }

  private void put(ChatEvent event, UUID userId, MemberRow row) {
    rows.put(TimelineKeys.member(event.chatId(), userId), row.toBytes());
  }
}
