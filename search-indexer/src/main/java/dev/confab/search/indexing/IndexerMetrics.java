package dev.confab.search.indexing;

import dev.confab.search.index.IndexName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** What an indexer counts; the tag {@code index} says which. */
public final class IndexerMetrics {
  private final Counter indexed;
  private final Counter refused;
  private final Timer writes;

  /** Counts in a registry. */
  public IndexerMetrics(MeterRegistry registry, IndexName name) {
    String index = name.alias();
    this.indexed =
        Counter.builder("confab.search.indexed")
            .description("documents that the index took, replays included")
            .tag("index", index)
            .register(registry);
    this.refused =
        Counter.builder("confab.search.refused")
            .description("documents that the index will never take: dead letters")
            .tag("index", index)
            .register(registry);
    this.writes =
        Timer.builder("confab.search.write")
            .description("time to bring what one poll of the log gave into the index")
            .tag("index", index)
            .register(registry);
  }

  <T> T timed(int documents, Supplier<T> write) {
    T result = writes.record(write);
    indexed.increment(documents);
    return result;
  }

  void refused() {
    refused.increment();
  }
}
