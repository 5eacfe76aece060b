package dev.confab.processors.view;

import dev.confab.processors.view.ByUserRecord.Invited;
import dev.confab.processors.view.ByUserRecord.Mark;
import dev.confab.processors.view.ByUserRecord.Membership;
import dev.confab.processors.view.ByUserRecord.OfUser;
import dev.confab.processors.view.ByUserRecord.Uninvited;
import dev.confab.processors.view.ViewPartition.Applied;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.user.UserEvent;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The second stage of user-chats: memberships and invitations by user, the marks of all source
 * partitions, and what users say of chats themselves.
 */
final class UserChatsProcessor extends ViewProcessor {
  private final TopicCodec<UserEvent> users;

  UserChatsProcessor(TopicCodec<UserEvent> users, ViewPartitions partitions) {
    super(UserChatsTopology.STORE, partitions);
    this.users = users;
  }

  @Override
  Applied apply(
      KeyValueStore<byte[], byte[]> rows,
      byte[] key,
      byte @Nullable [] value,
      RecordMetadata origin) {
    if (value == null) {
      throw new MalformedRecordException("a record of " + origin.topic() + " has no value");
    }
    if (origin.topic().equals(Topics.USER_EVENTS.name())) {
      UserEvent event = users.decode(value);
      UsersOwn.apply(rows, event);
      return new Applied(event.userId(), -1, 0);
    }
    return switch (ByUserRecord.fromBytes(value)) {
      case OfUser change -> {
        apply(rows, change);
        yield new Applied(change.userId(), -1, 0);
      }
      case Mark(int source, long next) -> {
        Positions.putIfFurther(rows, source, next);
        yield new Applied(null, source, next);
      }
    };
  }

  private static void apply(KeyValueStore<byte[], byte[]> rows, OfUser change) {
    switch (change) {
      case Membership it -> {
        member(rows, it);
        uninvite(rows, it);
      }
      case Invited it -> invite(rows, it);
      case Uninvited it -> uninvite(rows, it);
    }
  }

  private static void member(KeyValueStore<byte[], byte[]> rows, Membership change) {
    byte[] key = UserChatKeys.membership(change.userId(), change.chatId());
    byte[] bytes = rows.get(key);
    UserChatRow row = bytes == null ? null : UserChatRow.fromBytes(bytes);
    if (row == null || change.seq() > row.seq()) {
      long joinedSeq = change.member() ? change.seq() : row == null ? 0 : row.joinedSeq();
      rows.put(key, new UserChatRow(change.seq(), change.member(), joinedSeq).toBytes());
    }
  }

  private static void invite(KeyValueStore<byte[], byte[]> rows, Invited change) {
    byte[] key = UserChatKeys.invitation(change.userId(), change.chatId());
    UserInvitationRow row = invitation(rows, key);
    if (row == null || change.seq() > row.seq()) {
      InvitationRow pending =
          new InvitationRow(change.seq(), change.by(), change.at(), change.expiresAt());
      rows.put(key, new UserInvitationRow(change.seq(), pending).toBytes());
    }
  }

  /** Most who come were not invited: nothing is put for them. */
  private static void uninvite(KeyValueStore<byte[], byte[]> rows, OfUser change) {
    byte[] key = UserChatKeys.invitation(change.userId(), change.chatId());
    UserInvitationRow row = invitation(rows, key);
    if (row != null && change.seq() > row.seq()) {
      rows.put(key, new UserInvitationRow(change.seq(), null).toBytes());
    }
  }

  private static @Nullable UserInvitationRow invitation(
      KeyValueStore<byte[], byte[]> rows, byte[] key) {
    byte[] row = rows.get(key);
    return row == null ? null : UserInvitationRow.fromBytes(row);
  }
}
