package dev.confab.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
  private final ArrayDeque<Runnable> started = new ArrayDeque<>();
  private final Admission admission = new Admission(2, started::add);
  private final List<String> done = new ArrayList<>();

  @Test
  void two_have_their_turn_and_each_that_ends_lets_the_next_one_in() {
    for (String name : List.of("a", "b", "c", "d")) {
      assertThat(admission.submit(() -> done.add(name))).isTrue();
    }
    assertThat(started).hasSize(2);
    assertThat(admission.waiting()).isEqualTo(2);
    started.remove().run();
    assertThat(started).hasSize(2);
    while (!started.isEmpty()) {
      started.remove().run();
    }
    assertThat(done).containsExactly("a", "b", "c", "d");
    assertThat(admission.waiting()).isZero();
  }

  @Test
  void who_waits_for_its_client_makes_nobody_else_wait() {
    admission.submit(() -> admission.aside(this::othersGoOn));
    admission.submit(() -> done.add("b"));
    admission.submit(() -> done.add("c"));
    started.remove().run();
    assertThat(done).containsExactly("b", "c", "a");
  }

  @Test
  void a_task_that_fails_gives_its_turn_away() {
    admission.submit(
        () -> {
          throw new IllegalStateException("as a bug would");
        });
    admission.submit(() -> done.add("b"));
    admission.submit(() -> done.add("c"));
    try {
      started.remove().run();
    } catch (IllegalStateException e) {
      done.add("failed");
    }
    while (!started.isEmpty()) {
      started.remove().run();
    }
    assertThat(done).containsExactly("failed", "b", "c");
  }

  @Test
  void who_comes_back_from_waiting_is_counted_again() {
    admission.submit(() -> admission.aside(() -> done.add("waited")));
    admission.submit(() -> done.add("b"));
    started.remove().run();
    started.remove().run();
    for (int i = 0; i < 5; i++) {
      admission.submit(() -> done.add("more"));
    }
    assertThat(started).hasSize(2);
  }

  private boolean othersGoOn() {
    while (!started.isEmpty()) {
      started.remove().run();
    }
    return done.add("a");
  }
}
