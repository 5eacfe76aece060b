package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.ViewName;
import dev.confab.processors.view.ByUserRecord.Mark;
import dev.confab.processors.view.ByUserRecord.Membership;
import dev.confab.schemas.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserChatsProcessorTest {
  private static final UUID CHAT = new UUID(1, 2);
  private static final int CHAT_PARTITIONS = 3;

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
  void a_membership_keeps_its_newest_change() {
    List<ByUserRecord> changes =
        List.of(
            new Membership(Users.ANNA, CHAT, 2, true),
            new Membership(Users.ANNA, CHAT, 5, false),
            new Membership(Users.ANNA, CHAT, 8, true));
    Map<String, Bytes> once = rowsAfter(changes);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int trial = 0; trial < 50; trial++) {
      List<ByUserRecord> replayed = new ArrayList<>(changes);
      int from = random.nextInt(changes.size());
      replayed.addAll(changes.subList(from, random.nextInt(from, changes.size()) + 1));

      assertThat(rowsAfter(replayed)).as("seed %d, trial %d", seed, trial).isEqualTo(once);
    }
  }

  private static Map<String, Bytes> rowsAfter(List<ByUserRecord> records) {
    try (Replayed view = view()) {
      deliver(view, records.toArray(ByUserRecord[]::new));
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
        UserChatsTopology.STORE, ViewName.USER_CHATS, CHAT_PARTITIONS, UserChatsProcessor::new);
  }
}
