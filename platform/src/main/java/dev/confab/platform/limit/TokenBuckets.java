package dev.confab.platform.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A token bucket for each key, in bounded memory. A bucket is one number: the moment at which it
 * will be full again (the "theoretical arrival time" of the generic cell rate algorithm, ITU-T
 * I.371); each token taken moves it on by the time in which one grows back. So a bucket that is
 * full is the same as none, and is forgotten.
 *
 * @param <K> whose bucket it is
 */
public final class TokenBuckets<K> {
  /** About 100 bytes each. If there are more keys, those long unused begin with a full bucket. */
  private static final int MAX_KEYS = 100_000;

  private final Rate rate;
  private final Ticker ticker;
  private final Cache<K, AtomicLong> fullAtNs;

  /** All buckets are full at first; time is a ticker's. */
  public TokenBuckets(Rate rate, Ticker ticker) {
    this.rate = rate;
    this.ticker = ticker;
    this.fullAtNs =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(Duration.ofNanos(rate.restNs()))
            .ticker(ticker)
            .build();
  }

  /**
   * Takes a token.
   *
   * @return 0 if there was one, otherwise after how many seconds there will be one, at least 1
   */
  public int take(K key) {
    long now = ticker.read();
    AtomicLong bucket = fullAtNs.get(key, _ -> new AtomicLong(now));
    while (true) {
      long fullAt = bucket.get();
      long next = (fullAt - now > 0 ? fullAt : now) + rate.intervalNs();
      long lackingNs = next - now - rate.restNs();
      if (lackingNs > 0) {
        return Math.toIntExact(1 + (lackingNs - 1) / TimeUnit.SECONDS.toNanos(1));
      }
      if (bucket.compareAndSet(fullAt, next)) {
        return 0;
      }
    }
  }

  /** Puts a token back that was taken and not used. */
  public void giveBack(K key) {
    AtomicLong bucket = fullAtNs.getIfPresent(key);
    if (bucket != null) {
      bucket.addAndGet(-rate.intervalNs());
    }
  }

  /** Makes a bucket full. */
  public void refill(K key) {
    fullAtNs.invalidate(key);
  }
}
