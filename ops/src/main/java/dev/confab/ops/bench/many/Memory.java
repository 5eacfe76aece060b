package dev.confab.ops.bench.many;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the gateways' processes use, each time after a full collection.
 *
 * @param empty before anybody connected
 * @param full with everybody connected
 * @param atEnd when the run was over, everybody still connected
 * @param perConnection what one connection takes when all have just connected
 * @param perConnectionAtEnd the same when the run was over; null of both: no process was looked at
 */
record Memory(
    List<Usage> empty,
    List<Usage> full,
    List<Usage> atEnd,
    @Nullable PerConnection perConnection,
    @Nullable PerConnection perConnectionAtEnd) {
  /**
   * Beyond the empty gateways, per connection.
   *
   * @param residentBytes resident memory
   * @param heapBytes live heap
   */
  record PerConnection(long residentBytes, long heapBytes) {}

  static Memory of(List<Usage> empty, List<Usage> full, List<Usage> atEnd, int connections) {
    return new Memory(
        empty,
        full,
        atEnd,
        perConnection(empty, full, connections),
        perConnection(empty, atEnd, connections));
  }

  private static @Nullable PerConnection perConnection(
      List<Usage> empty, List<Usage> then, int connections) {
    return empty.isEmpty() || connections == 0
        ? null
        : new PerConnection(
            (sum(then, Usage::residentBytes) - sum(empty, Usage::residentBytes)) / connections,
            (sum(then, Usage::heapBytes) - sum(empty, Usage::heapBytes)) / connections);
  }

  private static long sum(List<Usage> usages, ToLongFunction<Usage> bytes) {
    return usages.stream().mapToLong(bytes).sum();
  }
}
