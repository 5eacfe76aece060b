package dev.confab.search.indexing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** What the indexer counts. */
public final class IndexerMetrics {
  private final Counter indexed;
  private final Counter refused;
  private final Timer writes;

  /** Counts in a registry. */
  public IndexerMetrics(MeterRegistry registry) {
    this.indexed =
        Counter.builder("confab.search.indexed")
            .description("messages that the index took, replays included")
            .register(registry);
    this.refused =
        Counter.builder("confab.search.refused")
            .description("messages that the index will never take: dead letters")
            .register(registry);
    this.writes =
        Timer.builder("confab.search.write")
            .description("time to bring what one poll of the log gave into the index")
            .register(registry);
  }

  <T> T timed(int messages, Supplier<T> write) {
    T result = writes.record(write);
    indexed.increment(messages);
    return result;
  }

  void refused() {
    refused.increment();
  }
}
