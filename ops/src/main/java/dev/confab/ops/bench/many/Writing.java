package dev.confab.ops.bench.many;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of messages.
 *
 * @param sent messages sent, those of the warm-up too, as in the next three
 * @param committed messages acknowledged
 * @param refused messages refused, by code
 * @param unanswered messages that nothing was heard of
 * @param used from the end of the warm-up until everything had come
 * @param microsPerDelivery CPU of the gateways per delivery in that stretch, heartbeats included;
 *     null: no process was looked at, or nothing was delivered
 * @param microsPerDeliveryLessIdle the same less what they used while idle; null: nor was that
 * @param times how long messages took in that stretch
 */
record Writing(
    int sent,
    int committed,
    Map<String, Integer> refused,
    int unanswered,
    Stretch used,
    @Nullable Double microsPerDelivery,
    @Nullable Double microsPerDeliveryLessIdle,
    MessageTimes times) {
  static Writing of(Writers writers, Stretch used, @Nullable Stretch idle, MessageTimes times) {
    return new Writing(
        writers.sent(),
        writers.committed(),
        writers.refused(),
        writers.unanswered(),
        used,
        micros(used, 0),
        idle == null ? null : micros(used, idle.gatewayCores()),
        times);
  }

  boolean isClean() {
    return refused.isEmpty() && unanswered == 0;
  }

  private static @Nullable Double micros(Stretch used, double idleCores) {
    double cpu = used.gatewayCpuSeconds() - idleCores * used.seconds();
    return used.coresByPid().isEmpty() || used.deliveries() == 0
        ? null
        : cpu * 1e6 / used.deliveries();
  }
}
