package dev.confab.processors.query;

import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ChatPreference;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.MessageName;
import dev.confab.platform.query.OwnChats;
import dev.confab.platform.query.OwnPreferences;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.UserChatsQuery;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.Deadline;
import dev.confab.processors.view.PreferencesRow;
import dev.confab.processors.view.TimelineKeys;
import dev.confab.processors.view.UserChatKeys;
import dev.confab.processors.view.UserChatRow;
import dev.confab.processors.view.UserInvitationRow;
import dev.confab.processors.view.ViewPartition;
import dev.confab.processors.view.ViewPartitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Queries over user-chats. */
final class UserChatQueries {
  private final ViewPartitions userChats;

  UserChatQueries(ViewPartitions userChats) {
    this.userChats = userChats;
  }

  List<UserChat> userChats(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    Limits.checkPage(limit, Limits.PAGE);
    return reached(userId, atLeast).read(rows -> chats(rows, userId, after, limit));
  }

  List<UserChat> userChatsAt(UUID userId, Map<Integer, Long> positions) {
    return userChatsAt(List.of(new UserChatsQuery(userId, positions))).getFirst();
  }

  List<List<UserChat>> userChatsAt(List<UserChatsQuery> queries) {
    Deadline deadline = Deadline.in(Views.PATIENCE);
    return queries.stream()
        .map(
            query ->
                reached(query.userId(), query.positions(), deadline)
                    .read(rows -> chats(rows, query.userId(), null, Integer.MAX_VALUE)))
        .toList();
  }

  OwnChats ownChatsAt(UUID userId, Map<Integer, Long> positions) {
    return reached(userId, positions)
        .read(
            rows ->
                new OwnChats(
                    chats(rows, userId, null, Integer.MAX_VALUE),
                    invitations(rows, userId, null, Integer.MAX_VALUE)));
  }

  List<Invitation> invitationsOf(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast) {
    Limits.checkPage(limit, Limits.PAGE);
    return reached(userId, atLeast).read(rows -> invitations(rows, userId, after, limit));
  }

  List<ChatPreference> preferences(UUID userId, List<UUID> chatIds, long minVersion) {
    Limits.checkIds(chatIds);
    return reached(userId, minVersion)
        .read(
            rows -> {
              List<ChatPreference> found = new ArrayList<>();
              for (UUID chatId : chatIds) {
                byte[] row = rows.get(UserChatKeys.preferences(userId, chatId));
                if (row != null) {
                  found.add(new ChatPreference(chatId, PreferencesRow.preferences(row)));
                }
              }
              return found;
            });
  }

  OwnPreferences ownPreferencesAt(UUID userId, long minVersion) {
    return reached(userId, minVersion)
        .read(rows -> new OwnPreferences(version(rows, userId), preferences(rows, userId)));
  }

  private static List<ChatPreference> preferences(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId) {
    List<ChatPreference> found = new ArrayList<>();
    UserChatScan.scan(
        rows,
        userId,
        null,
        (key, value) -> {
          if (UserChatKeys.isPreferences(key)) {
            found.add(
                new ChatPreference(UserChatKeys.chatOf(key), PreferencesRow.preferences(value)));
          }
          return true;
        });
    return found;
  }

  List<Long> hidden(UUID userId, UUID chatId, long fromSeq, long toSeq, long minVersion) {
    byte[] from = UserChatKeys.hidden(userId, chatId, Math.max(0, fromSeq));
    byte[] to = UserChatKeys.hidden(userId, chatId, Math.max(0, toSeq));
    return reached(userId, minVersion)
        .read(
            rows -> {
              List<Long> seqs = new ArrayList<>();
              try (var found = rows.range(from, to)) {
                found.forEachRemaining(row -> seqs.add(TimelineKeys.lastOf(row.key)));
              }
              return seqs;
            });
  }

  List<MessageName> hiddenAmong(UUID userId, List<MessageName> messages, long minVersion) {
    Limits.checkIds(messages);
    return reached(userId, minVersion).read(rows -> hidden(rows, userId, messages));
  }

  private static List<MessageName> hidden(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId, List<MessageName> messages) {
    return messages.stream()
        .filter(name -> rows.get(UserChatKeys.hidden(userId, name.chatId(), name.seq())) != null)
        .toList();
  }

  /** The user's partition, as soon as it has come to positions in {@code chat-events}. */
  private ViewPartition reached(UUID userId, Map<Integer, Long> positions) {
    return reached(userId, positions, Deadline.in(Views.PATIENCE));
  }

  private ViewPartition reached(UUID userId, Map<Integer, Long> positions, Deadline deadline) {
    ViewPartition partition = userChats.of(userId);
    positions.forEach((source, next) -> partition.await(source, next, deadline));
    return partition;
  }

  /** The user's partition, as soon as changes of theirs in chats are in it. */
  private ViewPartition reached(UUID userId, List<ChatPosition> atLeast) {
    ViewPartition partition = userChats.of(userId);
    boolean reached =
        partition.readWhen(
            userId,
            rows -> atLeast.stream().allMatch(position -> isReached(rows, userId, position)),
            all -> all,
            Deadline.in(Views.PATIENCE));
    if (!reached) {
      throw new ViewUnavailableException("user-chats has not come to the asked change yet");
    }
    return partition;
  }

  /** The user's partition, as soon as the user is at a version. */
  private ViewPartition reached(UUID userId, long minVersion) {
    ViewPartition partition = userChats.of(userId);
    if (minVersion > 0) {
      long version =
          partition.readWhen(
              userId,
              rows -> version(rows, userId),
              known -> known >= minVersion,
              Deadline.in(Views.PATIENCE));
      if (version < minVersion) {
        throw new ViewUnavailableException(
            "user-chats has not come to version " + minVersion + " of the user yet");
      }
    }
    return partition;
  }

  private static long version(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId) {
    byte[] row = rows.get(UserChatKeys.version(userId));
    return row == null ? 0 : PreferencesRow.version(row);
  }

  private static boolean isReached(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId, ChatPosition position) {
    byte[] membership = rows.get(UserChatKeys.membership(userId, position.chatId()));
    byte[] invitation = rows.get(UserChatKeys.invitation(userId, position.chatId()));
    long member = membership == null ? 0 : UserChatRow.fromBytes(membership).seq();
    long invited = invitation == null ? 0 : UserInvitationRow.fromBytes(invitation).seq();
    return Math.max(member, invited) >= position.minSeq();
  }

  private static List<UserChat> chats(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId, @Nullable UUID after, int limit) {
    List<UserChat> found = new ArrayList<>();
    UserChatScan.scan(
        rows,
        userId,
        after,
        (key, value) -> {
          if (UserChatKeys.isMembership(key)) {
            UserChatRow row = UserChatRow.fromBytes(value);
            if (row.member()) {
              found.add(new UserChat(UserChatKeys.chatOf(key), row.joinedSeq()));
            }
          }
          return found.size() < limit;
        });
    return found;
  }

  private static List<Invitation> invitations(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID userId, @Nullable UUID after, int limit) {
    List<Invitation> found = new ArrayList<>();
    UserChatScan.scan(
        rows,
        userId,
        after,
        (key, value) -> {
          if (UserChatKeys.isInvitation(key)) {
            var pending = UserInvitationRow.fromBytes(value).pending();
            if (pending != null) {
              found.add(pending.shown(UserChatKeys.chatOf(key), userId));
            }
          }
          return found.size() < limit;
        });
    return found;
  }
}
