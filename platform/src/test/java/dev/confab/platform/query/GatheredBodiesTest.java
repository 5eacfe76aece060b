package dev.confab.platform.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.query.ViewsHttp.AttachBody;
import dev.confab.platform.query.ViewsHttp.UserChatsBody;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  private static AttachQuery attach(int partition) {
    return new AttachQuery(partition, 0, USER, List.of(), 500, 262_144);
  }
}
