package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.ViewName;
import dev.confab.processors.view.ByUserRecord.Mark;
import dev.confab.processors.view.ByUserRecord.Membership;
import dev.confab.schemas.Bytes;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.MessageHidden;
import dev.confab.schemas.user.UserEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserChatsProcessorTest {
  private static final UUID CHAT = new UUID(1, 2);
  private static final int CHAT_PARTITIONS = 3;
  private static final TopicCodec<UserEvent> USERS =
      Topics.USER_EVENTS.codec(new InMemorySchemaIds());

  @Test
  void the_largest_mark_of_each_source_counts_and_survives_a_restart() {
    try (Replayed view = view()) {
      deliver(view, new Mark(0, 10), new Mark(2, 7), new Mark(0, 9));
      view.restart();

      assertThat(view.partition().position(0)).isEqualTo(10);
      assertThat(view.partition().position(1)).isZero();
      assertThat(view.partition().position(2)).isEqualTo(7);
    }
  }

  @Test
  void any_replay_from_any_earlier_place_gives_the_same_rows() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Object> records = records(random, 120);
    // Shortest prefix first: the first failure is the smallest.
    for (int prefix = 1; prefix <= records.size(); prefix++) {
      List<Integer> places = Deliveries.of(random, prefix);
      assertThat(rowsAfter(records, places))
          .as("seed %d, places %s", seed, places)
          .isEqualTo(rowsAfter(records, Deliveries.once(0, prefix)));
    }
  }

  @Test
  void of_an_erased_user_nothing_stays_that_they_said_of_chats() {
    List<Object> records =
        List.of(
            new Membership(Users.ANNA, CHAT, 2, true),
            new MessageHidden(Users.ANNA, 2, ChatLog.START, CHAT, 7),
            new ChatPreferencesChanged(Users.ANNA, 3, ChatLog.START, CHAT, ChatPreferences.DEFAULT),
            new AccountErased(Users.ANNA, 4, ChatLog.START));

    assertThat(rowsAfter(records, List.of(0, 1, 2, 3, 1, 2)).keySet())
        .containsExactlyInAnyOrder(
            Bytes.copyOf(UserChatKeys.membership(Users.ANNA, CHAT)).toString(),
            Bytes.copyOf(UserChatKeys.version(Users.ANNA)).toString());
  }

  /** What chats tell of users, marks, and what users say themselves. */
  private static List<Object> records(Random random, int count) {
    RandomChats chats = new RandomChats(random, 3);
    List<Object> records = new ArrayList<>();
    long version = 0;
    while (records.size() < count) {
      ByUserRecord change = MembershipProcessor.changeBy(chats.nextEvent());
      if (change != null) {
        records.add(change);
      }
      switch (random.nextInt(4)) {
        case 0 -> records.add(new Mark(random.nextInt(CHAT_PARTITIONS), records.size()));
        case 1 ->
            records.add(
                new MessageHidden(Users.ANNA, ++version, ChatLog.START, CHAT, random.nextInt(5)));
        case 2 ->
            records.add(
                new ChatPreferencesChanged(
                    Users.ANNA, ++version, ChatLog.START, CHAT, preferences(random)));
        default -> {}
      }
    }
    records.add(
        records.size() - random.nextInt(20), new AccountErased(Users.BEN, 1, ChatLog.START));
    return records;
  }

  private static ChatPreferences preferences(Random random) {
    return new ChatPreferences(random.nextBoolean(), random.nextBoolean(), true, ChatLog.START);
  }

  private static Map<String, Bytes> rowsAfter(List<Object> records, List<Integer> places) {
    try (Replayed view = view()) {
      for (int place : places) {
        if (records.get(place) instanceof UserEvent event) {
          view.deliver(
              Topics.USER_EVENTS.name(), place, Ids.bytes(event.userId()), USERS.encode(event));
        } else {
          ByUserRecord record = (ByUserRecord) records.get(place);
          view.deliver(UserChatsTopology.BY_USER_TOPIC, place, record.key(), record.value());
        }
      }
      return view.rows();
    }
  }

  private static void deliver(Replayed view, ByUserRecord... records) {
    for (int offset = 0; offset < records.length; offset++) {
      view.deliver(
          UserChatsTopology.BY_USER_TOPIC, offset, records[offset].key(), records[offset].value());
    }
  }

  private static Replayed view() {
    return new Replayed(
        UserChatsTopology.STORE,
        ViewName.USER_CHATS,
        CHAT_PARTITIONS,
        partitions -> new UserChatsProcessor(USERS, partitions));
  }
}
