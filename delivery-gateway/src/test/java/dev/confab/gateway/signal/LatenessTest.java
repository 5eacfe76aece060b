package dev.confab.gateway.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LatenessTest {
  private static final long BROKER_MS = 1_700_000_000_000L;

  private final Lateness lateness = new Lateness();
  private long nowMs;

  /** Comes now, and was written so long ago by the broker's clock, which is ahead by a jump. */
  private long late(long agoMs, long jumpMs) {
    return lateness.of(BROKER_MS + jumpMs + nowMs - agoMs, Duration.ofMillis(nowMs).toNanos());
  }

  @Test
  void records_that_come_as_fast_as_others_are_not_late() {
    assertThat(late(5, 0)).isZero();
    nowMs += 10_000;
    assertThat(late(5, 0)).isZero();
    assertThat(late(9, 0)).isEqualTo(4);
    assertThat(late(3, 0)).isZero();
    assertThat(late(5, 0)).isEqualTo(2);
  }

  @Test
  void what_waited_for_a_node_that_stood_still_is_late_by_that() {
    late(5, 0);
    nowMs += 40_000;
    assertThat(late(30_005, 0)).isEqualTo(30_000);
    assertThat(late(5, 0)).isZero();
  }

  @Test
  void what_waited_is_late_also_after_hours_without_a_record() {
    late(5, 0);
    nowMs += Duration.ofHours(5).toMillis();
    assertThat(late(30_005, 0)).isEqualTo(30_000);
    assertThat(late(29_005, 0)).isEqualTo(29_000);
  }

  @Test
  void a_broker_whose_clock_jumps_ahead_changes_nothing() {
    late(5, 0);
    nowMs += 1_000;
    assertThat(late(5, 3_600_000)).isZero();
    nowMs += 1_000;
    assertThat(late(5, 3_600_000)).isZero();
  }

  @Test
  void a_broker_whose_clock_jumps_back_makes_records_late_for_two_minutes_and_no_longer() {
    late(5, 0);
    nowMs += 1_000;
    assertThat(late(5, -3_600_000)).isEqualTo(3_600_000);
    nowMs += 60_000;
    assertThat(late(5, -3_600_000)).isEqualTo(3_600_000);
    nowMs += 60_000;
    assertThat(late(5, -3_600_000)).isZero();
  }
}
