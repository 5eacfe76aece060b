package dev.confab.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ClosedLoopTest {
  private static final ClosedLoop LOOP =
      new ClosedLoop(3, Duration.ofMillis(20), Duration.ofMillis(200));

  @Test
  void every_client_asks_again_and_again() {
    Set<Integer> clients = ConcurrentHashMap.newKeySet();

    ClosedLoop.Result result = LOOP.run(clients::add);

    assertThat(clients).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(result.perSecond()).isGreaterThan(100);
    assertThat(result.failed()).isZero();
  }

  @Test
  void what_fails_is_counted_apart() {
    ConfabHttp nobody = ConfabHttp.at("http://127.0.0.1:1");

    ClosedLoop.Result result = LOOP.run(_ -> nobody.me());

    assertThat(result.perSecond()).isZero();
    assertThat(result.failed()).isPositive();
    assertThat(result.failure()).contains(ConfabException.CONNECTION_LOST);
  }

  @Test
  void names_differ_and_begin_in_many_ways() {
    AccountNames names = new AccountNames("x", 1);

    assertThat(names.username(7)).isEqualTo(new AccountNames("x", 1).username(7));
    assertThat(names.username(7)).hasSizeLessThanOrEqualTo(32);
    assertThat(IntStream.range(0, 1_000).mapToObj(names::username).collect(Collectors.toSet()))
        .hasSize(1_000);
    assertThat(
            IntStream.range(0, 1_000)
                .mapToObj(i -> names.username(i).substring(0, 2))
                .collect(Collectors.toSet()))
        .hasSizeGreaterThan(400);
  }
}
