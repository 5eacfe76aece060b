package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Bytes;
import dev.confab.schemas.catalogue.MarkKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.mark.MarksAdvanced;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told of marks, and how it comes back. */
class MarkTellingTest {
  private static final UUID CHAT = new UUID(1, 2);
  private static final AdvanceMarks FIVE =
      new AdvanceMarks(CHAT, Users.BEN, 5, 5, 3, ChatLog.START);
  private static final MarksAdvanced TOLD =
      new MarksAdvanced(CHAT, Users.BEN, 5, ChatLog.START, 5, ChatLog.START);

  @Test
  void a_mark_that_says_nothing_new_is_not_told() {
    try (Replayed view = TimelineLog.view(Map.of())) {
      TimelineLog.deliver(view, 0, FIVE);
      TimelineLog.deliver(view, 1, FIVE);

      assertThat(TimelineLog.told(view)).containsExactly(TOLD);
    }
  }

  /** The view may have stopped between its row and the telling. */
  @Test
  void a_mark_that_is_read_again_is_told_again_as_it_was() {
    try (Replayed view = TimelineLog.view(Map.of())) {
      AdvanceMarks three = new AdvanceMarks(CHAT, Users.BEN, 3, 3, 3, ChatLog.START);
      TimelineLog.deliver(view, 0, three);
      TimelineLog.deliver(view, 1, FIVE);
      var rows = view.rows();
      TimelineLog.deliver(view, 0, three);
      TimelineLog.deliver(view, 1, FIVE);

      assertThat(TimelineLog.told(view).subList(1, 3)).isEqualTo(List.of(TOLD, TOLD));
      assertThat(TimelineLog.told(view)).hasSize(3);
      assertThat(view.rows()).isEqualTo(rows);
    }
  }

  @Test
  void a_view_that_is_built_anew_has_the_marks_that_were_told_before() {
    try (Replayed view = TimelineLog.view(Map.of())) {
      view.deliver(
          Topics.CHAT_MARKS.name(),
          0,
          new MarkKey(CHAT, Users.BEN).bytes(),
          TimelineLog.bytes(TOLD));
      view.deliver(Topics.CHAT_MARKS.name(), 1, new MarkKey(CHAT, Users.ANNA).bytes(), null);

      assertThat(view.rows())
          .containsEntry(
              TimelineLog.name(TimelineKeys.mark(CHAT, Users.BEN)),
              Bytes.copyOf(new MarkRow(5, ChatLog.START, 5, ChatLog.START).toBytes()));
      assertThat(TimelineLog.told(view)).isEmpty();
    }
  }
}
