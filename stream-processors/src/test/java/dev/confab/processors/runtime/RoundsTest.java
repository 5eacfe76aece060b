package dev.confab.processors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final Rounds rounds = new Rounds();

  @Test
  void a_round_ends_with_its_last_record() {
    rounds.begin(3);

    assertThat(rounds.tookOne()).isFalse();
    assertThat(rounds.tookOne()).isFalse();
    assertThat(rounds.tookOne()).isTrue();
  }

  /** A task that moves takes the records with it that it had not come to. */
  @Test
  void records_that_nobody_carries_out_delay_no_later_round() {
    rounds.begin(5);
    rounds.tookOne();
    rounds.begin(1);

    assertThat(rounds.tookOne()).isTrue();
  }

  @Test
  void a_record_of_no_round_ends_none() {
    assertThat(rounds.tookOne()).isFalse();

    rounds.begin(1);
    rounds.tookOne();

    assertThat(rounds.tookOne()).isFalse();
  }

  @Test
  void every_thread_has_rounds_of_its_own() {
    rounds.begin(1);

    assertThat(CompletableFuture.supplyAsync(rounds::tookOne, Thread::startVirtualThread).join())
        .isFalse();
    assertThat(rounds.tookOne()).isTrue();
  }
}
