package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Nobody receives a seq at which they were no member, nobody misses one at which they were, and
 * nothing comes twice or in the wrong order: random interleavings of all that moves.
 */
final class DeliveryTest {
  private static final int SEEDS = Integer.getInteger("confab.delivery.seeds", 400);
  private static final int STEPS = 400;
  private static final UnaryOperator<List<byte[]>> HONEST = frames -> frames;

  @Test
  void everybody_gets_what_they_may_see_once_and_in_order() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<String> violations = run(seed, STEPS, HONEST, false);
      if (!violations.isEmpty()) {
        int steps = shortest(seed);
        assertThat(run(seed, steps, HONEST, false))
            .describedAs("seed %d, the shortest failing run has %d steps", seed, steps)
            .isEmpty();
      }
      assertThat(violations).describedAs("seed %d", seed).isEmpty();
    }
  }

  @Test
  void the_checker_finds_an_event_that_was_dropped() {
    // One that is dropped just before the connection ends is rightly caught up with, hence several.
    assertThat(violationsOfSeeds(10, () -> onFifthEvent(List.of())))
        .anyMatch(violation -> violation.startsWith("missed"));
  }

  @Test
  void the_checker_finds_an_event_that_came_twice() {
    assertThat(violationsOfSeeds(10, () -> onFifthEvent(null)))
        .anyMatch(violation -> violation.startsWith("doubled"));
  }

  @Test
  void the_checker_finds_an_event_for_somebody_else() {
    UnaryOperator<List<byte[]>> forged =
        frames -> {
          String frame = new String(frames.getFirst(), StandardCharsets.UTF_8);
          return frame.startsWith("{\"t\":\"synced\"") && frame.contains("\"member\":false")
              ? List.of(frames.getFirst(), foreign(frame))
              : frames;
        };
    assertThat(violationsOfSeeds(10, () -> forged))
        .anyMatch(violation -> violation.startsWith("overheard"));
  }

  @Test
  void a_source_that_moves_its_position_too_late_is_found_out() {
    boolean found = false;
    for (long seed = 1; seed <= 2_000 && !found; seed++) {
      found = !run(seed, STEPS, HONEST, true).isEmpty();
    }
    assertThat(found).isTrue();
  }

  private static List<String> run(
      long seed, int steps, UnaryOperator<List<byte[]>> tampering, boolean positionAfterwards) {
    World world = new World(seed, tampering, positionAfterwards);
    for (int i = 0; i < steps; i++) {
      world.step();
    }
    return world.settle();
  }

  private static List<String> violationsOfSeeds(
      int seeds, Supplier<UnaryOperator<List<byte[]>>> tampering) {
    List<String> violations = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      violations.addAll(run(seed, STEPS, tampering.get(), false));
    }
    return violations;
  }

  private static int shortest(long seed) {
    int steps = 1;
    while (run(seed, steps, HONEST, false).isEmpty()) {
      steps++;
    }
    return steps;
  }

  /** Replaces the fifth live event by frames, or doubles it. */
  private static UnaryOperator<List<byte[]>> onFifthEvent(List<byte[]> replacement) {
    int[] count = {0};
    return frames -> {
      String frame = new String(frames.getFirst(), StandardCharsets.UTF_8);
      if (!frame.startsWith("{\"t\":\"event\"") || ++count[0] != 5) {
        return frames;
      }
      return replacement == null ? List.of(frames.getFirst(), frames.getFirst()) : replacement;
    };
  }

  /** A message right behind the attach point of a chat that the user is no member of. */
  private static byte[] foreign(String synced) {
    return synced
        .replace("\"synced\"", "\"event\"")
        .replaceAll("\"seq\":(\\d+).*", "\"seq\":999999,\"type\":\"messagePosted\"}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
