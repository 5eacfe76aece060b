package dev.confab.search.indexing;

import dev.confab.platform.health.Health;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What the indexer says about itself: written by its thread, read by anybody. */
final class IndexerState {
  private final Map<Integer, Stop> stops = new ConcurrentSkipListMap<>();
  private volatile @Nullable String trouble = "the indexer is starting";

  void works() {
    trouble = null;
  }

  void waits(String reason) {
    trouble = reason;
  }

  void stopped(int partition, Stop stop) {
    stops.put(partition, stop);
  }

  void forget(int partition) {
    stops.remove(partition);
  }

  Health.Status status() {
    String reason = trouble;
    if (reason != null) {
      return new Health.Status.Down(reason);
    }
    return stops.entrySet().stream()
        .findFirst()
        .<Health.Status>map(
            stop ->
                new Health.Status.Down(
                    "partition "
                        + stop.getKey()
                        + " stands still at offset "
                        + stop.getValue().offset()
                        + ": "
                        + stop.getValue().reason()))
        .orElse(Health.UP);
  }
}
