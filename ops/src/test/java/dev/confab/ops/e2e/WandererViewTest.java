package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.e2e.WandererView.Range;
import dev.confab.platform.http.Json;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class WandererViewTest {
  private static final UUID CHAT = new UUID(0x5eed, 1);

  private final WandererView view = new WandererView(new UUID(7, 1), List.of(CHAT));

  @Test
  void a_dropped_event_is_a_fault_though_it_is_read_again() throws Exception {
    synced();

    assertThat(take("{'t':'event','seq':2}")).containsExactly(new Range(CHAT, 1, 1));

    assertThat(take("{'t':'chunk','id':'f','after':0,'upTo':1,'events':[{'seq':1}]}")).isEmpty();
    assertThat(view.cursor(CHAT)).isEqualTo(2);
    assertThat(view.faults()).hasSize(1);
  }

  @Test
  void what_the_gateway_says_it_left_out_is_read_and_is_no_fault() throws Exception {
    synced();

    assertThat(take("{'t':'reached','seq':2}")).containsExactly(new Range(CHAT, 1, 2));
    assertThat(take("{'t':'event','seq':3}")).as("one question at a time").isEmpty();
    assertThat(take("{'t':'chunk','id':'f','after':0,'upTo':2,'events':[{'seq':1},{'seq':2}]}"))
        .isEmpty();

    assertThat(view.applied(CHAT))
        .extracting(event -> event.path("seq").asInt())
        .containsExactly(1, 2, 3);
    assertThat(take("{'t':'reached','seq':3}")).as("old news").isEmpty();
    assertThat(view.faults()).isEmpty();
  }

  private void synced() throws JsonProcessingException {
    var _ = view.begin();
    assertThat(take("{'t':'synced','seq':0,'member':true}")).isEmpty();
  }

  private List<Range> take(String frame) throws JsonProcessingException {
    JsonNode read =
        Json.MAPPER.readTree(
            frame.replace('\'', '"').replaceFirst(",", ",\"chat\":\"" + CHAT + "\","));
    return view.take(read);
  }
}
