package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Bytes;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** However often and from wherever the log is read again, the rows are the same. */
class TimelineReplayTest {
  @Test
  void any_replay_from_any_earlier_place_gives_the_same_rows() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    TimelineLog log = TimelineLog.random(random, 3, 150);
    // Shortest prefix first: the first failure is the smallest.
    for (int prefix = 1; prefix <= log.size(); prefix++) {
      List<Integer> places = Deliveries.of(random, prefix);
      assertThat(rowsAfter(log, places))
          .as("seed %d, places %s", seed, places)
          .isEqualTo(rowsAfter(log, Deliveries.once(0, prefix)));
    }
  }

  /** Only of who has gone since they said it does it matter whether their mark came first. */
  @Test
  void marks_may_come_before_and_after_the_events_that_they_are_about() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int trial = 0; trial < 50; trial++) {
      TimelineLog log = TimelineLog.random(random, 2, 150);
      Map<String, Bytes> once = rowsAfter(log, Deliveries.once(0, log.size()));
      Map<String, Bytes> mixed = rowsAfter(log, log.mixedAnew(random));
      log.marksOfTheGone().forEach(once::remove);
      log.marksOfTheGone().forEach(mixed::remove);

      assertThat(mixed).as("seed %d, trial %d", seed, trial).isEqualTo(once);
    }
  }

  /**
   * A crash: of the rows since the last flush those reached the changelog that were last put before
   * some moment, and the log is read again from the flush on. Marks may then come behind the
   * departures that they came before, see above.
   */
  @Test
  void rows_that_are_ahead_of_others_after_a_crash_become_the_same_again() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int trial = 0; trial < 150; trial++) {
      TimelineLog log = TimelineLog.random(random, 2, 120);
      int flushed = random.nextInt(log.size());
      int reached = random.nextInt(flushed, log.size());
      Map<String, Bytes> torn = torn(log, flushed, reached, random);
      try (Replayed view = TimelineLog.view(torn)) {
        log.deliver(view, Deliveries.once(flushed, log.size()));

        Map<String, Bytes> again = view.rows();
        Map<String, Bytes> once = rowsAfter(log, Deliveries.once(0, log.size()));
        log.marksOfTheGone().forEach(again::remove);
        log.marksOfTheGone().forEach(once::remove);
        assertThat(again)
            .as("seed %d, trial %d, flushed %d, reached %d", seed, trial, flushed, reached)
            .isEqualTo(once);
      }
    }
  }

  @Test
  void a_replay_brings_no_old_change_back() {
    ChatLog chat = new ChatLog(new UUID(1, 2), Users.ANNA);
    List<ChatEvent> events = new ArrayList<>();
    events.add(chat.created(true));
    events.add(chat.added(Users.ANNA, Role.OWNER));
    while (events.size() < RecentChanges.KEPT + 50) {
      events.add(chat.posted(Users.ANNA, "x"));
    }
    TimelineLog log = TimelineLog.of(events);
    List<Integer> once = Deliveries.once(0, events.size());
    List<Integer> again = new ArrayList<>(once);
    again.addAll(Deliveries.once(0, 30)); // a replay that has not come far yet

    Map<String, Bytes> rows = rowsAfter(log, once);

    assertThat(rowsAfter(log, again)).isEqualTo(rows);
    assertThat(rows).doesNotContainKey(key(TimelineKeys.change(chat.chatId(), 50)));
    assertThat(rows).containsKey(key(TimelineKeys.change(chat.chatId(), 51)));
  }

  @Test
  void the_position_of_a_view_survives_its_processor_and_never_goes_back() {
    TimelineLog log = TimelineLog.of(RandomChats.events(new Random(7), 1, 10));
    try (Replayed view = TimelineLog.view(Map.of())) {
      log.deliver(view, Deliveries.once(0, 10));
      log.deliver(view, Deliveries.once(2, 5));

      assertThat(view.partition().position(TimelineTopology.CHAT_EVENTS)).isEqualTo(10);
      view.restart();
      assertThat(view.partition().position(TimelineTopology.CHAT_EVENTS)).isEqualTo(10);
    }
  }

  private static Map<String, Bytes> torn(TimelineLog log, int flushed, int reached, Random random) {
    try (Replayed view = TimelineLog.view(Map.of())) {
      log.deliver(view, Deliveries.once(0, flushed));
      Map<String, Bytes> rows = new HashMap<>(view.rows());
      view.forgetPuts();
      log.deliver(view, Deliveries.once(flushed, reached));
      List<Replayed.Put> puts = view.lastPuts();
      for (Replayed.Put put : puts.subList(0, random.nextInt(puts.size() + 1))) {
        if (put.value() == null) {
          rows.remove(put.key());
        } else {
          rows.put(put.key(), put.value());
        }
      }
      return rows;
    }
  }

  private static Map<String, Bytes> rowsAfter(TimelineLog log, List<Integer> places) {
    try (Replayed view = TimelineLog.view(Map.of())) {
      log.deliver(view, places);
      return view.rows();
    }
  }

  private static String key(byte[] key) {
    return Bytes.copyOf(key).toString();
  }
}
