package dev.confab.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HealthTest {
  private final Health health = new Health();

  @Test
  void nothing_to_wait_for_is_ready() {
    assertThat(health.isReady()).isTrue();
    assertThat(health.look()).isEmpty();
  }

  @Test
  void one_part_that_is_down_is_enough() {
    health.add("a", () -> Health.UP);
    assertThat(health.isReady()).isTrue();

    health.add("b", () -> new Health.Status.Down("no disk"));

    assertThat(health.isReady()).isFalse();
  }

  @Test
  void parts_are_told_by_name_in_order() {
    health.add("b", () -> new Health.Status.Down("no disk"));
    health.add("a", () -> Health.UP);

    assertThat(health.look())
        .containsExactly(
            java.util.Map.entry("a", Health.UP),
            java.util.Map.entry("b", new Health.Status.Down("no disk")));
  }
}
