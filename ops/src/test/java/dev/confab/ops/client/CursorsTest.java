package dev.confab.ops.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.platform.http.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CursorsTest {
  private static final UUID ME = new UUID(0, 1);
  private static final UUID CHAT = new UUID(0, 2);

  private final Cursors cursors = new Cursors(ME);

  @Test
  void the_next_event_is_applied() {
    cursors.startAt(Map.of(CHAT, 7L));

    assertThat(applied(cursors.event(message(8)))).containsExactly(8L);
    assertThat(cursors.positions()).containsEntry(CHAT, 8L);
  }

  @Test
  void an_old_event_is_ignored() {
    cursors.startAt(Map.of(CHAT, 7L));

    assertThat(applied(cursors.event(message(7)))).isEmpty();
  }

  @Test
  void a_hole_is_filled_before_what_is_behind_it() {
    cursors.startAt(Map.of(CHAT, 7L));

    Cursors.Outcome gap = cursors.event(message(10));
    Cursors.Outcome behind = cursors.event(message(11));
    Cursors.Outcome filled = cursors.upTo(CHAT, 9, List.of(message(8), message(9)));

    assertThat(applied(gap)).isEmpty();
    assertThat(gap.fill()).containsExactly(new Cursors.Hole(CHAT, 8, 9));
    assertThat(applied(behind)).isEmpty();
    assertThat(behind.fill()).isEmpty();
    assertThat(applied(filled)).containsExactly(8L, 9L, 10L, 11L);
  }

  @Test
  void what_does_not_come_by_itself_is_filled_piece_by_piece() {
    cursors.startAt(Map.of(CHAT, 7L));

    Cursors.Outcome told = cursors.behind(CHAT, 510);
    Cursors.Outcome more = cursors.behind(CHAT, 511);
    Cursors.Outcome live = cursors.event(message(512));
    Cursors.Outcome first = cursors.upTo(CHAT, 507, List.of(message(8)));
    Cursors.Outcome second = cursors.upTo(CHAT, 511, List.of(message(511)));

    assertThat(told.fill()).containsExactly(new Cursors.Hole(CHAT, 8, 507));
    assertThat(more.fill()).as("one at a time").isEmpty();
    assertThat(applied(live)).isEmpty();
    assertThat(applied(first)).containsExactly(8L);
    assertThat(first.fill()).containsExactly(new Cursors.Hole(CHAT, 508, 511));
    assertThat(applied(second)).containsExactly(511L, 512L);
    assertThat(second.fill()).isEmpty();
  }

  @Test
  void what_is_behind_the_cursor_is_old_news() {
    cursors.startAt(Map.of(CHAT, 7L));

    assertThat(cursors.behind(CHAT, 7).fill()).isEmpty();
    assertThat(applied(cursors.event(message(8)))).containsExactly(8L);
  }

  @Test
  void of_a_chat_that_one_knows_nothing_of_it_is_where_one_begins() {
    assertThat(cursors.behind(CHAT, 7).fill()).isEmpty();
    assertThat(cursors.positions()).containsEntry(CHAT, 7L);
  }

  @Test
  void a_large_hole_is_filled_piece_by_piece() {
    cursors.startAt(Map.of(CHAT, 0L));

    Cursors.Outcome gap = cursors.event(message(702));
    Cursors.Outcome first = cursors.upTo(CHAT, 500, List.of());
    Cursors.Outcome second = cursors.upTo(CHAT, 701, List.of());

    assertThat(gap.fill()).containsExactly(new Cursors.Hole(CHAT, 1, 500));
    assertThat(first.fill()).containsExactly(new Cursors.Hole(CHAT, 501, 701));
    assertThat(applied(second)).containsExactly(702L);
  }

  @Test
  void what_is_not_for_this_user_is_skipped_by_a_chunk() {
    cursors.startAt(Map.of(CHAT, 7L));

    assertThat(applied(cursors.upTo(CHAT, 12, List.of(message(9))))).containsExactly(9L);
    assertThat(cursors.positions()).containsEntry(CHAT, 12L);
  }

  @Test
  void becoming_a_member_jumps_over_what_was_not_for_this_user() {
    cursors.startAt(Map.of(CHAT, 7L));

    assertThat(applied(cursors.event(event(20, "memberAdded", ME)))).containsExactly(20L);
    assertThat(applied(cursors.event(message(21)))).containsExactly(21L);
  }

  @Test
  void somebody_else_becoming_a_member_does_not() {
    cursors.startAt(Map.of(CHAT, 7L));

    assertThat(cursors.event(event(20, "memberAdded", CHAT)).fill()).hasSize(1);
  }

  @Test
  void an_unknown_type_advances_the_cursor() {
    cursors.startAt(Map.of(CHAT, 7L));

    cursors.event(event(8, "somethingNew", ME));
    assertThat(cursors.positions()).containsEntry(CHAT, 8L);
  }

  private static List<Long> applied(Cursors.Outcome outcome) {
    return outcome.apply().stream().map(ChatEvent::seq).toList();
  }

  private static ChatEvent message(long seq) {
    return event(seq, "messagePosted", CHAT);
  }

  private static ChatEvent event(long seq, String type, UUID user) {
    ObjectNode body =
        Json.MAPPER
            .createObjectNode()
            .put("chat", CHAT.toString())
            .put("seq", seq)
            .put("type", type)
            .put("userId", user.toString());
    return ChatEvent.of(body);
  }
}
