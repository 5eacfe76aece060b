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
 * @param residentPerConnection bytes of resident memory per connection beyond the empty gateway;
 *     null: no process was looked at
 * @param heapPerConnection the same of live heap
 */
record Memory(
    List<Usage> empty,
    List<Usage> full,
    List<Usage> atEnd,
    @Nullable Long residentPerConnection,
    @Nullable Long heapPerConnection) {
  static Memory of(List<Usage> empty, List<Usage> full, List<Usage> atEnd, int connections) {
    return new Memory(
        empty,
        full,
        atEnd,
        perConnection(empty, full, Usage::residentBytes, connections),
        perConnection(empty, full, Usage::heapBytes, connections));
  }

  private static @Nullable Long perConnection(
      List<Usage> empty, List<Usage> full, ToLongFunction<Usage> bytes, int connections) {
    if (empty.isEmpty() || connections == 0) {
      return null;
    }
    long before = empty.stream().mapToLong(bytes).sum();
    return (full.stream().mapToLong(bytes).sum() - before) / connections;
  }
}
