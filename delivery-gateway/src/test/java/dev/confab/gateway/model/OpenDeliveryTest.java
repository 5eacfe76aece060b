package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever is open, and however slowly clients read: what they show they have in the end, once and
 * in order, of the rest they know how far it is, every number is right, and no queue overflows.
 */
final class OpenDeliveryTest {
  private static final int SEEDS = Integer.getInteger("confab.delivery.seeds", 400);
  private static final int STEPS = 400;

  @Test
  void who_shows_some_chats_and_reads_slowly_loses_nothing() {
    int bumps = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      OpenWorld world = world(seed, frame -> frame);
      assertThat(world.settle()).describedAs("seed %d", seed).isEmpty();
      assertThat(world.isOverflown()).describedAs("seed %d", seed).isFalse();
      bumps += world.bumps();
    }
    assertThat(bumps).isGreaterThan(SEEDS);
  }

  @Test
  void the_checker_finds_a_bump_that_was_dropped() {
    assertThat(violations(frame -> is(frame, "bump") ? null : frame))
        .anyMatch(violation -> violation.startsWith("never heard"));
  }

  @Test
  void the_checker_finds_a_change_of_the_own_state_that_was_dropped() {
    assertThat(
            violations(
                frame -> is(frame, "me") && text(frame).contains("\"all\":[]") ? null : frame))
        .anyMatch(violation -> violation.startsWith("does not know"));
  }

  @Test
  void the_checker_finds_a_number_that_is_wrong() {
    assertThat(
            violations(
                frame ->
                    text(frame)
                        .replaceAll("\"unread\":(\\d+)", "\"unread\":9$1")
                        .getBytes(StandardCharsets.UTF_8)))
        .anyMatch(violation -> violation.startsWith("wrong"));
  }

  private static List<String> violations(UnaryOperator<byte @Nullable []> tampering) {
    List<String> violations = new ArrayList<>();
    for (long seed = 1; seed <= 40; seed++) { // not every world has each of them
      violations.addAll(world(seed, tampering).settle());
    }
    return violations;
  }

  private static OpenWorld world(long seed, UnaryOperator<byte @Nullable []> tampering) {
    OpenWorld world = new OpenWorld(seed, tampering);
    for (int i = 0; i < STEPS; i++) {
      world.step();
    }
    return world;
  }

  private static boolean is(byte[] frame, String type) {
    return text(frame).startsWith("{\"t\":\"" + type + "\"");
  }

  private static String text(byte[] frame) {
    return new String(frame, StandardCharsets.UTF_8);
  }
}
