package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewPartitionTest {
  @Test
  void all_who_wait_for_a_position_or_less_are_woken() {
    Position position = new Position();
    Deadline deadline = Deadline.in(Duration.ofSeconds(10));
    var waiting =
        IntStream.rangeClosed(1, 20)
            .mapToObj(
                wanted -> CompletableFuture.supplyAsync(() -> position.await(wanted, deadline)))
            .toList();

    for (long next = 1; next <= 20; next++) {
      position.advanceTo(next);
    }

    assertThat(waiting).allSatisfy(one -> assertThat(one).succeedsWithin(5, TimeUnit.SECONDS));
  }

  @Test
  void a_wait_ends_at_its_deadline_without_taking_others_along() {
    Bell<String> bell = new Bell<>();
    AtomicLong value = new AtomicLong();
    var patient =
        CompletableFuture.supplyAsync(
            () -> bell.await("k", () -> value.get() == 1, Deadline.in(Duration.ofSeconds(10))));

    boolean hasty = bell.await("k", () -> value.get() == 1, Deadline.in(Duration.ofMillis(20)));
    value.set(1);
    bell.ring("k");

    assertThat(hasty).isFalse();
    assertThat(patient).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(true);
  }
}
