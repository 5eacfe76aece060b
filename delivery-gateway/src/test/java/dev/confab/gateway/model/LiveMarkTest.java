package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.signal.ModelPeople;
import dev.confab.gateway.signal.ScriptedMarks;
import dev.confab.gateway.signal.ScriptedSignals;
import dev.confab.schemas.catalogue.MarkKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far others have come, as those who are attached are told. */
final class LiveMarkTest {
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID BEN = new UUID(7, 2);
  private static final UUID CLEO = new UUID(7, 3);
  private static final UUID CHAT = new UUID(0x5eed, 1);
  private static final UUID OTHER_CHAT = new UUID(0x5eed, 2);

  private final ModelLog log = new ModelLog();
  private final ModelPeople people = new ModelPeople();
  private final Lobby lobby = new Lobby(Map.of(), log, new ScriptedSignals(), people);
  private final ScriptedMarks marks = new ScriptedMarks(lobby.rooms, people);
  private final Wire anna = new Wire();
  private final Wire tablet = new Wire();
  private final Wire ben = new Wire();

  @BeforeEach
  void anna_with_two_devices_and_ben_are_there() {
    for (UUID user : List.of(ANNA, BEN, CLEO)) {
      toggle(CHAT, user);
    }
    synced(anna, ANNA);
    synced(tablet, ANNA);
    synced(ben, BEN);
    marks.chat(CHAT, 3, 3, 0);
  }

  @Test
  void of_all_that_comes_within_a_round_the_furthest_is_told_once() {
    for (int no = 1; no <= 20; no++) {
      marks.say(CHAT, ANNA, no, no / 2);
      marks.say(CHAT, CLEO, no, 0);
    }
    marks.say(CHAT, ANNA, 5, 1);
    assertThat(ben.frames).isEmpty();

    marks.round();
    marks.round();

    for (Wire wire : List.of(anna, tablet, ben)) {
      assertThat(told(wire)).isEqualTo(Map.of(ANNA, "20/10", CLEO, "20/0"));
      assertThat(wire.frames).isEmpty();
    }
  }

  @Test
  void who_hides_how_far_they_have_read_is_named_to_their_own_devices_only() {
    people.hideReading(ANNA);
    marks.say(CHAT, ANNA, 9, 9);
    marks.say(CHAT, CLEO, 8, 8);
    marks.round();
    assertThat(told(anna)).isEqualTo(Map.of(ANNA, "9/9", CLEO, "8/8"));
    assertThat(told(tablet)).isEqualTo(Map.of(ANNA, "9/9", CLEO, "8/8"));
    assertThat(told(ben)).isEqualTo(Map.of(CLEO, "8/8"));

    marks.say(CHAT, ANNA, 10, 10);
    marks.round();
    assertThat(told(tablet)).isEqualTo(Map.of(ANNA, "10/10"));
    assertThat(ben.frames).as("not even that something has changed").isEmpty();
  }

  @Test
  void who_would_like_to_know_of_their_own_marks_is_told_of_them_in_any_chat_and_at_once() {
    assertThat(marks.toldOwn(CLEO)).isEmpty();

    marks.say(OTHER_CHAT, CLEO, 8, 7); // nobody is attached to it
    marks.say(OTHER_CHAT, BEN, 9, 9);
    marks.say(new MarkKey(OTHER_CHAT, CLEO).bytes(), null);

    assertThat(marks.toldOwn(CLEO))
        .extracting(mark -> mark.chatId(), mark -> mark.receivedNo(), mark -> mark.readNo())
        .containsExactly(tuple(OTHER_CHAT, 8L, 7L));
    assertThat(marks.toldOwn(BEN)).isEmpty();
  }

  @Test
  void in_a_large_chat_counts_are_told_and_ones_own_marks() {
    marks.chat(CHAT, 60, 101, 51);
    marks.readers(CHAT, 74, 52);
    marks.say(CHAT, ANNA, 51, 50);
    marks.say(CHAT, CLEO, 51, 51);

    marks.round();

    JsonNode counts = ben.next("marks");
    assertThat(counts.toString())
        .isEqualTo(
            "{\"t\":\"marks\",\"chat\":\"%s\",\"no\":51,\"received\":74,\"read\":52}"
                .formatted(CHAT));
    assertThat(ben.frames).isEmpty();
    assertThat(anna.next("marks")).isEqualTo(counts);
    assertThat(told(anna)).isEqualTo(Map.of(ANNA, "51/50"));
    tablet.next("marks");
    assertThat(told(tablet)).isEqualTo(Map.of(ANNA, "51/50"));
    assertThat(marks.questions()).isEqualTo(2);
  }

  @Test
  void of_a_newest_message_that_is_gone_or_not_to_be_seen_nothing_is_counted() {
    marks.chat(CHAT, 60, 101, 0);
    marks.say(CHAT, CLEO, 51, 51);
    marks.round();
    marks.chat(CHAT, 60, 101, 51);
    marks.say(CHAT, CLEO, 52, 51);
    marks.round();
    assertThat(ben.frames).isEmpty();
  }

  @Test
  void how_many_members_there_are_is_asked_once_and_followed_from_then_on() {
    marks.chat(CHAT, 3, 99, 0);
    marks.say(CHAT, CLEO, 1, 1);
    marks.round();
    toggle(CHAT, new UUID(8, 1));
    marks.say(CHAT, CLEO, 2, 2);
    marks.round();
    assertThat(marks.questions()).as("there are 100").isEqualTo(1);
    told(ben);
    ben.next("event");
    assertThat(told(ben)).isEqualTo(Map.of(CLEO, "2/2"));

    toggle(CHAT, new UUID(8, 2));
    marks.chat(CHAT, 5, 101, 7);
    marks.readers(CHAT, 1, 1);
    marks.say(CHAT, CLEO, 3, 3);
    marks.round();
    ben.next("event");
    assertThat(ben.next("marks").has("marks")).as("there are 101").isFalse();

    toggle(CHAT, new UUID(8, 2));
    int asked = marks.questions();
    marks.say(CHAT, CLEO, 4, 4);
    marks.round();
    ben.next("event");
    assertThat(told(ben)).isEqualTo(Map.of(CLEO, "4/4"));
    assertThat(marks.questions()).isEqualTo(asked);
  }

  @Test
  void an_answer_ahead_of_the_tail_counts_nobody_twice() {
    log.toggle(CHAT, new UUID(8, 1), ModelLog.Way.BY_ANOTHER, 0);
    marks.chat(CHAT, 4, 100, 0);
    marks.say(CHAT, CLEO, 1, 1);
    marks.round();
    follow();
    marks.say(CHAT, CLEO, 2, 2);
    marks.round();
    assertThat(marks.questions()).as("there are 100 still").isEqualTo(1);
  }

  @Test
  void of_chats_in_which_nobody_is_here_nothing_is_read_or_asked() {
    marks.say(new MarkKey(OTHER_CHAT, ANNA).bytes(), new byte[] {9, 9, 9});
    marks.say(OTHER_CHAT, ANNA, 1, 1);
    marks.round();
    assertThat(marks.questions() + people.questions()).isZero();
    assertThat(anna.frames).isEmpty();
  }

  @Test
  void who_is_no_member_any_more_is_told_nothing() {
    toggle(CHAT, BEN);
    ben.frames.clear();
    anna.frames.clear();
    marks.chat(CHAT, 4, 2, 0);
    marks.say(CHAT, CLEO, 1, 1);
    marks.round();
    assertThat(ben.frames).isEmpty();
    assertThat(told(anna)).hasSize(1);
  }

  @Test
  void a_view_that_is_behind_the_tail_is_asked_again() {
    toggle(CHAT, new UUID(8, 1));
    ben.frames.clear();
    marks.say(CHAT, CLEO, 1, 1);
    marks.round();
    assertThat(ben.frames).isEmpty();
    marks.chat(CHAT, 4, 4, 0);
    marks.round();
    assertThat(told(ben)).hasSize(1);
  }

  @Test
  void what_views_do_not_answer_is_told_later_together_with_what_came_since() {
    marks.away(true);
    marks.say(CHAT, CLEO, 5, 4);
    marks.say(CHAT, ANNA, 5, 5);
    marks.round();
    marks.say(CHAT, CLEO, 6, 3);
    marks.round();
    assertThat(ben.frames).isEmpty();

    marks.away(false);
    marks.round();
    assertThat(told(ben)).isEqualTo(Map.of(ANNA, "5/5", CLEO, "6/4"));

    marks.away(true);
    marks.say(CHAT, CLEO, 7, 7);
    marks.round();
    marks.away(false);
    marks.round();
    assertThat(told(ben)).as("the headcount is known").isEqualTo(Map.of(CLEO, "7/7"));
  }

  @Test
  void records_that_are_none_are_passed_over() {
    marks.say(new MarkKey(CHAT, ANNA).bytes(), new byte[] {9, 9, 9});
    marks.say(new MarkKey(CHAT, ANNA).bytes(), null);
    marks.say(new byte[] {1}, new byte[] {9});
    marks.say(CHAT, CLEO, 1, 1);
    marks.round();
    assertThat(told(ben)).isEqualTo(Map.of(CLEO, "1/1"));
  }

  @Test
  void many_who_mark_are_asked_about_in_parts() {
    marks.chat(CHAT, 3, 100, 0);
    marks.say(CHAT, CLEO, 1, 1);
    marks.round();
    int asked = people.questions();
    for (int i = 0; i < 257; i++) {
      marks.say(CHAT, new UUID(8, i), 1, 1);
    }
    marks.round();
    assertThat(people.questions()).isEqualTo(asked + 2);
    told(ben);
    assertThat(told(ben)).hasSize(257);
  }

  /** The next frame of marks: received and read of each user. */
  private static Map<UUID, String> told(Wire wire) {
    Map<UUID, String> told = new TreeMap<>();
    for (JsonNode mark : wire.next("marks").get("marks")) {
      told.put(
          UUID.fromString(mark.get("user").textValue()),
          mark.get("receivedNo") + "/" + mark.get("readNo"));
    }
    return told;
  }

  private void toggle(UUID chat, UUID user) {
    log.toggle(chat, user, ModelLog.Way.BY_ANOTHER, 0);
    follow();
  }

  private void follow() {
    for (int partition = 0; partition < ModelLog.PARTITIONS; partition++) {
      while (lobby.source.step(partition)) {}
    }
  }

  private void synced(Wire wire, UUID user) {
    lobby
        .connect(wire, user, UUID.randomUUID())
        .onMessage("{\"t\":\"sync\",\"id\":\"s\",\"cursors\":[]}");
    lobby.run();
    wire.frames.clear();
  }
}
