package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.ViewName;
import dev.confab.schemas.Bytes;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** However often and from wherever the log is read again, the rows are the same. */
class TimelineReplayTest {
  private static final TopicCodec<ChatEvent> CODEC =
      Topics.CHAT_EVENTS.codec(new InMemorySchemaIds());

  @Test
  void any_replay_from_any_earlier_offset_gives_the_same_rows() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<ChatEvent> events = RandomChats.events(random, 3, 120);
    // Shortest prefix first: the first failure is the smallest.
    for (int prefix = 1; prefix <= events.size(); prefix++) {
      List<Integer> offsets = deliveries(random, prefix);
      assertThat(rowsAfter(events, offsets))
          .as("seed %d, offsets %s", seed, offsets)
          .isEqualTo(rowsAfter(events, upTo(0, prefix)));
    }
  }

  @Test
  void a_replay_brings_no_old_change_back() {
    ChatLog log = new ChatLog(new UUID(1, 2), Users.ANNA);
    List<ChatEvent> events = new ArrayList<>();
    events.add(log.created(true));
    events.add(log.added(Users.ANNA, Role.OWNER));
    while (events.size() < Timeline.KEPT_CHANGES + 50) {
      events.add(log.posted(Users.ANNA, "x"));
    }
    List<Integer> once = upTo(0, events.size());
    List<Integer> torn = new ArrayList<>(once);
    torn.addAll(upTo(0, 30)); // a replay that has not come far yet

    Map<String, Bytes> rows = rowsAfter(events, once);

    assertThat(rowsAfter(events, torn)).isEqualTo(rows);
    assertThat(rows).doesNotContainKey(key(TimelineKeys.change(log.chatId(), 50)));
    assertThat(rows).containsKey(key(TimelineKeys.change(log.chatId(), 51)));
  }

  @Test
  void the_position_of_a_view_survives_its_processor_and_never_goes_back() {
    List<ChatEvent> events = RandomChats.events(new Random(7), 1, 10);
    try (Replayed view = view()) {
      deliver(view, events, upTo(0, 10));
      deliver(view, events, upTo(2, 5));

      assertThat(view.partition().position(TimelineTopology.CHAT_EVENTS)).isEqualTo(10);
      view.restart();
      assertThat(view.partition().position(TimelineTopology.CHAT_EVENTS)).isEqualTo(10);
    }
  }

  /** A prefix, some restarts from earlier offsets, records doubled, the end reached at last. */
  private static List<Integer> deliveries(Random random, int prefix) {
    List<Integer> offsets = new ArrayList<>();
    int from = 0;
    for (int restart = random.nextInt(4); restart > 0; restart--) {
      int to = random.nextInt(from, prefix + 1);
      offsets.addAll(doubled(random, from, to));
      from = random.nextInt(to + 1);
    }
    offsets.addAll(doubled(random, from, prefix));
    return offsets;
  }

  private static List<Integer> doubled(Random random, int from, int to) {
    List<Integer> offsets = new ArrayList<>();
    for (int offset : upTo(from, to)) {
      offsets.add(offset);
      if (random.nextInt(5) == 0) {
        offsets.add(offset);
      }
    }
    return offsets;
  }

  private static List<Integer> upTo(int from, int to) {
    List<Integer> offsets = new ArrayList<>();
    for (int offset = from; offset < to; offset++) {
      offsets.add(offset);
    }
    return offsets;
  }

  private static Map<String, Bytes> rowsAfter(List<ChatEvent> events, List<Integer> offsets) {
    try (Replayed view = view()) {
      deliver(view, events, offsets);
      return view.rows();
    }
  }

  private static void deliver(Replayed view, List<ChatEvent> events, List<Integer> offsets) {
    for (int offset : offsets) {
      ChatEvent event = events.get(offset);
      view.deliver(
          Topics.CHAT_EVENTS.name(), offset, Ids.bytes(event.chatId()), CODEC.encode(event));
    }
  }

  private static Replayed view() {
    return new Replayed(
        TimelineTopology.STORE,
        ViewName.TIMELINE,
        TimelineTopology.SOURCES,
        partitions -> new TimelineProcessor(CODEC, partitions));
  }

  private static String key(byte[] key) {
    return Bytes.copyOf(key).toString();
  }
}
