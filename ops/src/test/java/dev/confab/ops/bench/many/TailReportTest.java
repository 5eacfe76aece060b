package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.confab.ops.bench.many.TailReport.Cost;
import dev.confab.ops.bench.many.TailedGateway.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TailReportTest {
  private static final TailPlan PLAN = new TailPlan(10, 100, 0, 10, 20, 100);
  private static final long SECOND = 1_000_000_000L;

  @Test
  void what_idle_costs_in_the_same_time_is_taken_off() {
    Cost cost =
        Cost.of(
            7,
            new Reading(5 * SECOND, 3.0, 100),
            new Reading(15 * SECOND, 3.5, 100),
            new Reading(20 * SECOND, 4.0, 100),
            new Reading(40 * SECOND, 6.0, 2_100));

    assertThat(cost.idleCores()).isEqualTo(0.05, within(1e-9));
    assertThat(cost.dropped()).isEqualTo(2_000);
    // 2 s of CPU less 20 s at 0.05 cores is 1 s, for 2,000 events
    assertThat(cost.cpuMsPer1000()).isEqualTo(500, within(1e-6));
    assertThat(cost.coresBeyondIdle()).isEqualTo(0.05, within(1e-9));
  }

  @Test
  void all_gateways_count_the_same() {
    TailReport report = TailReport.of(PLAN, 2_000, Map.of(), List.of(cost(2_000), cost(1_000)));

    assertThat(report.meanCpuMsPer1000()).isEqualTo((1_000 + 2_000) / 2.0, within(1e-6));
    assertThat(report.coresOfAll()).isEqualTo(0.2, within(1e-9));
  }

  @Test
  void a_gateway_that_drops_nothing_has_no_figure() {
    TailReport report = TailReport.of(PLAN, 2_000, Map.of(), List.of(cost(2_000), cost(0)));

    assertThat(report.gateways().get(1).cpuMsPer1000()).isNull();
    assertThat(report.meanCpuMsPer1000()).isNull();
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void a_run_is_clean_if_every_gateway_dropped_what_was_committed_and_nothing_was_refused() {
    assertThat(TailReport.of(PLAN, 2_000, Map.of(), List.of(cost(2_000))).isClean()).isTrue();
    assertThat(TailReport.of(PLAN, 2_000, Map.of(), List.of(cost(1_999))).isClean()).isFalse();
    assertThat(TailReport.of(PLAN, 2_000, Map.of(), List.of(cost(2_001))).isClean()).isFalse();
    assertThat(TailReport.of(PLAN, 2_000, Map.of("x", 1), List.of(cost(2_000))).isClean())
        .isFalse();
  }

  @Test
  void a_counter_is_found_among_others() {
    String metrics =
        """
        # TYPE confab_gateway_tail_dropped_total counter
        confab_gateway_tail_dropped_total_of_another 7
        confab_gateway_tail_dropped_total 1.2E4
        confab_gateway_tail_skipped_total{a="b"} 3.0
        confab_gateway_tail_skipped_total{a="c"} 4.0
        """;

    assertThat(TailedGateway.value(metrics, "confab_gateway_tail_dropped_total")).hasValue(12_000);
    assertThat(TailedGateway.value(metrics, "confab_gateway_tail_skipped_total")).hasValue(7);
    assertThat(TailedGateway.value(metrics, "confab_gateway_tail")).isEmpty();
  }

  @Test
  void a_plan_without_an_idle_stretch_is_refused() {
    assertThatThrownBy(() -> new TailPlan(10, 100, 0, 0, 20, 100))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Two seconds of CPU in twenty, nothing while idle. */
  private static Cost cost(long dropped) {
    return Cost.of(
        7,
        new Reading(0, 0, 0),
        new Reading(10 * SECOND, 0, 0),
        new Reading(10 * SECOND, 0, 0),
        new Reading(30 * SECOND, 2, dropped));
  }
}
