package dev.confab.processors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final long MOMENT_NS = Duration.ofMillis(20).toNanos();

  /** What System.nanoTime says means nothing, and may be negative. */
  private static final long START_NS = startNs();

  /** Not a constant, which must not overflow where it is added to. */
  private static long startNs() {
    return Long.MAX_VALUE - 5;
  }

  private final Gathering gathering = new Gathering(Duration.ofNanos(MOMENT_NS));

  @Test
  void the_first_question_does_not_wait() {
    assertThat(gathering.pauseNs(START_NS)).isZero();
  }

  @Test
  void records_after_records_gather_for_what_is_left_of_the_moment() {
    gathering.asked(true, START_NS);

    assertThat(gathering.pauseNs(START_NS)).isEqualTo(MOMENT_NS);
    assertThat(gathering.pauseNs(START_NS + 7)).isEqualTo(MOMENT_NS - 7);
    assertThat(gathering.pauseNs(START_NS + MOMENT_NS)).isZero();
    assertThat(gathering.pauseNs(START_NS + MOMENT_NS + 1)).isNegative();
  }

  @Test
  void after_a_silence_the_next_record_comes_at_once() {
    gathering.asked(true, START_NS);
    gathering.asked(false, START_NS + MOMENT_NS);

    assertThat(gathering.pauseNs(START_NS + MOMENT_NS)).isZero();
  }
}
