package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.platform.http.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PartsReportTest {
  @Test
  void parts_are_added_up() {
    PartsReport sum = PartsReport.of(List.of(part(), part()));

    assertThat(sum.parts()).isEqualTo(2);
    assertThat(sum.unclean()).isZero();
    assertThat(sum.connections()).isEqualTo(40);
    assertThat(sum.live()).isEqualTo(40);
    assertThat(sum.committed()).isEqualTo(200);
    assertThat(sum.verdict()).isEqualTo(new Verdict(2_000, 0, 0, 0, 0, 0));
    assertThat(sum.idleGatewayCores()).isEqualTo(0.5);
    assertThat(sum.writingGatewayCores()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/verdict/lost",
        "/verdict/doubled",
        "/verdict/outOfOrder",
        "/verdict/stray",
        "/verdict/unlogged",
        "/writing/unanswered",
        "/writing/refused/unavailable",
        "/faultCount",
        "/connections"
      })
  void one_part_that_is_not_clean_is_noticed(String pointer) {
    ObjectNode wrong = part();
    int name = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) wrong.at(pointer.substring(0, name));
    parent.put(pointer.substring(name + 1), parent.path(pointer.substring(name + 1)).asLong() + 1);

    assertThat(PartsReport.of(List.of(part(), wrong)).unclean()).isEqualTo(1);
  }

  @Test
  void a_part_that_says_nothing_is_not_clean() {
    assertThat(PartsReport.of(List.of(Json.MAPPER.createObjectNode())).unclean()).isEqualTo(1);
  }

  /** As a generator writes it. */
  private static ObjectNode part() {
    Stretch stretch = new Stretch(10, 2.5, 0.25, Map.of(7L, 0.25), 0.1, 0);
    Stretch used = new Stretch(10, 5, 0.5, Map.of(7L, 0.5), 0.1, 1_000);
    MessageTimes times =
        new MessageTimes(
            100,
            dev.confab.ops.bench.Latency.of(new org.HdrHistogram.Histogram(3)),
            dev.confab.ops.bench.Latency.of(new org.HdrHistogram.Histogram(3)));
    ManyReport report =
        new ManyReport(
            new Layout(40, 10, 1, 1),
            20,
            false,
            20,
            new Connecting(20, 1, 20, stretch),
            new Memory(List.of(), List.of(), List.of(), null, null),
            stretch,
            new Writing(100, 100, Map.of(), 0, used, 5.0, 4.0, times),
            new Verdict(1_000, 0, 0, 0, 0, 0),
            new Endings(Map.of(), 0, 0, 0, 0, 0, 0),
            0,
            0,
            List.of());
    assertThat(report.isClean()).isTrue();
    JsonNode json = Json.MAPPER.valueToTree(report);
    return (ObjectNode) json;
  }
}
