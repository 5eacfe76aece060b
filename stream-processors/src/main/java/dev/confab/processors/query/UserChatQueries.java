package dev.confab.processors.query;

import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.Deadline;
import dev.confab.processors.view.UserChatRow;
import dev.confab.processors.view.ViewPartition;
import dev.confab.processors.view.ViewPartitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Queries over user-chats. */
final class UserChatQueries {
  private static final UUID FIRST_ID = new UUID(0, 0);
  private static final UUID LAST_ID = new UUID(-1, -1);

  private final ViewPartitions userChats;

  UserChatQueries(ViewPartitions userChats) {
    this.userChats = userChats;
  }

  List<UserChat> userChats(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    Limits.checkPage(limit, Limits.PAGE);
    ViewPartition partition = userChats.of(userId);
    boolean reached =
        partition.readWhen(
            userId,
            rows -> atLeast.stream().allMatch(position -> reached(rows, userId, position)),
            all -> all,
            Deadline.in(Views.PATIENCE));
    if (!reached) {
      throw new ViewUnavailableException("user-chats has not come to the asked change yet");
    }
    return partition.read(rows -> scan(rows, userId, after, limit));
  }

  List<UserChat> userChatsAt(UUID userId, Map<Integer, Long> positions) {
    Deadline deadline = Deadline.in(Views.PATIENCE);
    ViewPartition partition = userChats.of(userId);
    positions.forEach((source, next) -> partition.await(source, next, deadline));
    return partition.read(rows -> scan(rows, userId, null, Integer.MAX_VALUE));
  }

  private static boolean reached(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId, ChatPosition position) {
    byte[] row = rows.get(UserChatRow.key(userId, position.chatId()));
    return (row == null ? 0 : UserChatRow.fromBytes(row).seq()) >= position.minSeq();
  }

  private static List<UserChat> scan(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId, @Nullable UUID after, int limit) {
    List<UserChat> found = new ArrayList<>();
    byte[] from = UserChatRow.key(userId, Objects.requireNonNullElse(after, FIRST_ID));
    try (var scan = rows.range(from, UserChatRow.key(userId, LAST_ID))) {
      while (scan.hasNext() && found.size() < limit) {
        var next = scan.next();
        UUID chatId = UserChatRow.chatOf(next.key);
        UserChatRow row = UserChatRow.fromBytes(next.value);
        if (row.member() && !chatId.equals(after)) {
          found.add(new UserChat(chatId, row.joinedSeq()));
        }
      }
    }
    return found;
  }
}
