package dev.confab.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TokenBucketsTest {
  private static final Rate THREE_A_MINUTE = Rate.per(Duration.ofMinutes(1), 3);

  private final AtomicLong nanos = new AtomicLong();
  private final TokenBuckets<String> buckets = new TokenBuckets<>(THREE_A_MINUTE, nanos::get);

  @Test
  void a_bucket_has_its_burst_and_then_says_when_to_come_back() {
    assertThat(take(3)).containsOnly(0);
    assertThat(buckets.take("a")).isEqualTo(20);
  }

  @Test
  void a_token_grows_back_after_its_time_and_not_before() {
    take(3);
    pass(Duration.ofSeconds(20).minusNanos(1));
    assertThat(buckets.take("a")).isEqualTo(1);
    pass(Duration.ofNanos(1));
    assertThat(buckets.take("a")).isZero();
    assertThat(buckets.take("a")).isEqualTo(20);
  }

  @Test
  void being_refused_costs_nothing() {
    take(3);
    take(50);
    pass(Duration.ofSeconds(20));
    assertThat(buckets.take("a")).isZero();
  }

  @Test
  void a_rest_gives_the_burst_back_and_no_more() {
    take(3);
    pass(Duration.ofDays(9));
    assertThat(take(4)).containsExactly(0, 0, 0, 20);
  }

  @Test
  void everybody_has_a_bucket_of_their_own() {
    take(3);
    assertThat(buckets.take("b")).isZero();
  }

  @Test
  void what_is_given_back_can_be_taken_again() {
    take(3);
    buckets.giveBack("a");
    assertThat(take(2)).containsExactly(0, 20);
    buckets.refill("a");
    assertThat(take(4)).containsExactly(0, 0, 0, 20);
  }

  @Test
  void giving_back_to_a_full_bucket_makes_it_no_fuller() {
    buckets.take("a");
    buckets.giveBack("a");
    buckets.giveBack("a");
    assertThat(take(4)).containsExactly(0, 0, 0, 20);
  }

  @Test
  void a_clock_far_from_zero_or_below_it_makes_no_difference() {
    for (long start : new long[] {Long.MIN_VALUE, -1, Long.MAX_VALUE}) {
      nanos.set(start);
      TokenBuckets<String> late = new TokenBuckets<>(THREE_A_MINUTE, nanos::get);
      assertThat(new int[] {late.take("a"), late.take("a"), late.take("a"), late.take("a")})
          .as("clock %s", start)
          .containsExactly(0, 0, 0, 20);
    }
  }

  @Test
  void a_thousand_at_the_same_time_get_no_more_than_the_burst() {
    AtomicInteger taken = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        threads.execute(
            () -> {
              if (buckets.take("a") == 0) {
                taken.incrementAndGet();
              }
            });
      }
    }
    assertThat(taken).hasValue(3);
  }

  @Test
  void an_address_is_its_network_in_ipv6() {
    assertThat(AddressKeys.of("10.0.0.1")).isEqualTo("10.0.0.1");
    assertThat(AddressKeys.of("2001:db8:1:2:3::4")).isEqualTo(AddressKeys.of("2001:db8:1:2::9"));
    assertThat(AddressKeys.of("[2001:db8:1:2::9]")).isEqualTo(AddressKeys.of("2001:db8:1:2::9"));
    assertThat(AddressKeys.of("2001:db8:1:3::4")).isNotEqualTo(AddressKeys.of("2001:db8:1:2::4"));
    assertThat(AddressKeys.of("unknown")).isEqualTo("unknown");
  }

  @Test
  void a_limit_of_nothing_is_refused_by_its_key() {
    assertThatThrownBy(() -> LimitsConfig.from(new Settings(Map.of("CONFAB_LOGIN_FAILURES", "0"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("CONFAB_LOGIN_FAILURES");
  }

  private int[] take(int times) {
    int[] waits = new int[times];
    for (int i = 0; i < times; i++) {
      waits[i] = buckets.take("a");
    }
    return waits;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
