package dev.confab.processors.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final Rounds rounds = new Rounds();

  @Test
  void a_round_ends_with_the_last_record_of_a_poll() {
    rounds.polled(3);

    assertThat(rounds.isUnderWay()).isTrue();
    assertThat(rounds.tookOne()).isFalse();
    assertThat(rounds.tookOne()).isFalse();
    assertThat(rounds.tookOne()).isTrue();
    assertThat(rounds.isUnderWay()).isFalse();
  }

  @Test
  void what_comes_before_a_round_has_ended_is_part_of_it() {
    rounds.polled(2);
    rounds.tookOne();
    rounds.polled(1);

    assertThat(rounds.tookOne()).isFalse();
    assertThat(rounds.tookOne()).isTrue();
  }

  /** A task that moves takes the records with it that it had not come to. */
  @Test
  void records_that_nobody_carries_out_are_forgotten_when_nothing_more_comes() {
    rounds.polled(5);
    rounds.tookOne();
    rounds.polled(0);

    assertThat(rounds.isUnderWay()).isFalse();
    rounds.polled(1);
    assertThat(rounds.tookOne()).isTrue();
  }

  @Test
  void a_record_that_was_not_polled_here_ends_no_round() {
    assertThat(rounds.tookOne()).isFalse();
    assertThat(rounds.isUnderWay()).isFalse();
  }

  @Test
  void every_thread_has_rounds_of_its_own() {
    rounds.polled(1);

    assertThat(CompletableFuture.supplyAsync(rounds::isUnderWay, Thread::startVirtualThread).join())
        .isFalse();
    assertThat(rounds.tookOne()).isTrue();
  }
}
