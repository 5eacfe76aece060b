package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConnectPlanTest {
  private static final URI A = URI.create("http://a:1");
  private static final URI B = URI.create("http://b:1");
  private static final URI C = URI.create("http://c:1");

  @Test
  void seats_take_gateways_in_turn_and_whoever_comes_again_takes_the_next() {
    ConnectPlan plan = plan(List.of(A, B), List.of());

    assertThat(plan.gateway(0, 0)).isEqualTo(A);
    assertThat(plan.gateway(1, 0)).isEqualTo(B);
    assertThat(plan.gateway(0, 1)).isEqualTo(B);
    assertThat(plan.writers()).isEqualTo(A);
  }

  @Test
  void with_a_spare_one_only_first_connections_go_to_the_others() {
    ConnectPlan plan = plan(List.of(A, B), List.of(C));

    assertThat(plan.gateway(1, 0)).isEqualTo(B);
    assertThat(plan.gateway(1, 1)).isEqualTo(C);
    assertThat(plan.gateway(1, 2)).isEqualTo(C);
    assertThat(plan.writers()).isEqualTo(C);
  }

  private static ConnectPlan plan(List<URI> gateways, List<URI> spare) {
    return new ConnectPlan(gateways, spare, 1, 0, 1, true, false, 1);
  }
}
