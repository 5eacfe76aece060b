package dev.confab.processors.view;

import dev.confab.processors.view.ByUserRecord.Mark;
import dev.confab.processors.view.ByUserRecord.Membership;
import dev.confab.processors.view.ViewPartition.Applied;
import dev.confab.schemas.codec.MalformedRecordException;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The second stage of user-chats: memberships by user, and the marks of all source partitions. */
final class UserChatsProcessor extends ViewProcessor {

  UserChatsProcessor(ViewPartitions partitions) {
    super(UserChatsTopology.STORE, partitions);
  }

  @Override
  Applied apply(
      KeyValueStore<byte[], byte[]> rows,
      byte[] key,
      byte @Nullable [] value,
      RecordMetadata origin) {
    if (value == null) {
      throw new MalformedRecordException("a by-user record has no value");
    }
    switch (ByUserRecord.fromBytes(value)) {
      case Membership membership -> {
        put(rows, membership);
        return new Applied(membership.userId(), -1, 0);
      }
      case Mark(int source, long next) -> {
        Positions.putIfFurther(rows, source, next);
        return new Applied(null, source, next);
      }
    }
  }

  private static void put(KeyValueStore<byte[], byte[]> rows, Membership change) {
    byte[] key = UserChatRow.key(change.userId(), change.chatId());
    byte[] bytes = rows.get(key);
    UserChatRow row = bytes == null ? null : UserChatRow.fromBytes(bytes);
    if (row == null || change.seq() > row.seq()) {
      long joinedSeq = change.member() ? change.seq() : row == null ? 0 : row.joinedSeq();
      rows.put(key, new UserChatRow(change.seq(), change.member(), joinedSeq).toBytes());
    }
  }
}
