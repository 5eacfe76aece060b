package dev.confab.processors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VigilTest {
  private static final Duration BRIEF = Duration.ofMillis(5);
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(10);
  private static final Duration LONG = Duration.ofMillis(100);

  private final Vigil vigil = new Vigil(BRIEF, COMMIT_INTERVAL);

  @Test
  void an_idle_thread_waits_long() {
    assertThat(vigil.waitAtMost(LONG)).isEqualTo(LONG);

    vigil.waited(false, LONG);

    assertThat(vigil.waitAtMost(LONG)).isEqualTo(LONG);
  }

  @Test
  void after_records_it_waits_briefly_until_more_than_the_commit_interval_has_passed() {
    vigil.waited(true, Duration.ZERO);

    Duration waited = Duration.ZERO;
    while (vigil.waitAtMost(LONG).equals(BRIEF)) {
      vigil.waited(false, BRIEF);
      waited = waited.plus(BRIEF);
    }

    assertThat(waited).isEqualTo(COMMIT_INTERVAL.plus(BRIEF));
  }

  @Test
  void records_begin_the_vigil_anew() {
    vigil.waited(true, Duration.ZERO);
    vigil.waited(false, BRIEF);
    vigil.waited(false, BRIEF);

    vigil.waited(true, Duration.ZERO);
    vigil.waited(false, BRIEF);
    vigil.waited(false, BRIEF);

    assertThat(vigil.waitAtMost(LONG)).isEqualTo(BRIEF);
  }

  @Test
  void a_poll_that_returns_early_and_empty_is_no_wait() {
    vigil.waited(true, Duration.ZERO);

    for (int i = 0; i < 10; i++) {
      vigil.waited(false, Duration.ofNanos(1));
    }

    assertThat(vigil.waitAtMost(LONG)).isEqualTo(BRIEF);
  }

  @Test
  void a_thread_that_does_not_want_to_wait_does_not_wait() {
    assertThat(vigil.waitAtMost(Duration.ZERO)).isZero();

    vigil.waited(true, Duration.ZERO);

    assertThat(vigil.waitAtMost(Duration.ZERO)).isZero();
  }
}
