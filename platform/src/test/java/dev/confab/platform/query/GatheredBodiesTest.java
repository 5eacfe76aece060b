package dev.confab.platform.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.query.AttachQuery.Cursor;
import dev.confab.platform.query.ViewsHttp.AttachBody;
import dev.confab.platform.query.ViewsHttp.UserChatsBody;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class GatheredBodiesTest {
  private static final UUID USER = new UUID(1, 2);

  @Test
  void one_call_has_some_questions_and_not_too_many() {
    UserChatsQuery query = new UserChatsQuery(USER, Map.of());

    assertThatThrownBy(() -> new UserChatsBody(List.of()))
        .hasMessage("there are 1 to 16 questions");
    assertThatThrownBy(() -> new UserChatsBody(Collections.nCopies(17, query)))
        .hasMessage("there are 1 to 16 questions");
  }

  @Test
  void sessions_attach_to_one_partition_in_one_call() {
    assertThatThrownBy(() -> new AttachBody(List.of(attach(0), attach(1))))
        .hasMessage("the questions are of several partitions");
  }

  @Test
  void the_more_past_they_want_the_fewer_sessions_go_in_one_call() {
    AttachQuery fourPasts = new AttachQuery(0, 0, USER, cursors(4, 7), 500, 262_144);
    AttachQuery tooMany = new AttachQuery(0, 0, USER, cursors(256, 7), 500, 262_144);

    assertThat(new AttachBody(Collections.nCopies(16, fourPasts)).queries()).hasSize(16);
    assertThat(new AttachBody(Collections.nCopies(64, attach(0))).queries()).hasSize(64);
    assertThat(new AttachBody(List.of(tooMany)).queries()).hasSize(1);
    assertThatThrownBy(() -> new AttachBody(Collections.nCopies(17, fourPasts)))
        .hasMessage("the questions weigh more than 64");
    assertThatThrownBy(() -> new AttachBody(Collections.nCopies(65, attach(0))))
        .hasMessage("the questions weigh more than 64");
    assertThatThrownBy(() -> new AttachBody(Collections.nCopies(3, tooMany)))
        .hasMessage("the questions weigh more than 64");
    assertThatThrownBy(() -> new AttachBody(List.of())).hasMessage("there is no question");
  }

  private static AttachQuery attach(int partition) {
    return new AttachQuery(partition, 0, USER, cursors(4, -1), 500, 262_144);
  }

  private static List<Cursor> cursors(int count, long seq) {
    return LongStream.range(0, count).mapToObj(i -> new Cursor(new UUID(3, i), seq)).toList();
  }
}
