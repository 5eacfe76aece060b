package dev.confab.ops.bench.many;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What following the log cost gateways that wanted nothing of it.
 *
 * @param plan what was done
 * @param committed messages that were committed in the measured stretch
 * @param refused messages that were not, by code, those of the warm-up too
 * @param gateways each of them
 * @param meanCpuMsPer1000 CPU of a gateway per 1,000 events that it dropped, in the mean, in ms;
 *     null: one of them dropped none
 * @param coresOfAll what all gateways together used for it, in cores
 */
record TailReport(
    TailPlan plan,
    long committed,
    Map<String, Integer> refused,
    List<Cost> gateways,
    @Nullable Double meanCpuMsPer1000,
    double coresOfAll)
    implements BenchReport {
  TailReport {
    refused = Map.copyOf(refused);
    gateways = List.copyOf(gateways);
  }

  /**
   * Of one gateway.
   *
   * @param pid its process
   * @param idleCores CPU per second while nobody wrote
   * @param seconds from the first message until it had dropped the last
   * @param cpuSeconds CPU in that time, the kernel's time included
   * @param dropped events that it dropped in that time
   * @param cpuMsPer1000 CPU beyond what idle costs per 1,000 of them, in ms; null: it dropped none
   */
  record Cost(
      long pid,
      double idleCores,
      double seconds,
      double cpuSeconds,
      long dropped,
      @Nullable Double cpuMsPer1000) {
    /** Between four readings: an idle stretch, and one with messages. */
    static Cost of(
        long pid,
        TailedGateway.Reading idleFrom,
        TailedGateway.Reading idleTo,
        TailedGateway.Reading from,
        TailedGateway.Reading to) {
      double idleCores =
          (idleTo.cpuSeconds() - idleFrom.cpuSeconds()) / ((idleTo.ns() - idleFrom.ns()) / 1e9);
      double seconds = (to.ns() - from.ns()) / 1e9;
      double cpuSeconds = to.cpuSeconds() - from.cpuSeconds();
      long dropped = to.dropped() - from.dropped();
      double beyondIdle = cpuSeconds - idleCores * seconds;
      return new Cost(
          pid,
          idleCores,
          seconds,
          cpuSeconds,
          dropped,
          dropped == 0 ? null : beyondIdle * 1e6 / dropped);
    }

    double coresBeyondIdle() {
      return cpuSeconds / seconds - idleCores;
    }
  }

  static TailReport of(
      TailPlan plan, long committed, Map<String, Integer> refused, List<Cost> gateways) {
    double sum = 0;
    boolean all = !gateways.isEmpty();
    for (Cost cost : gateways) {
      Double of = cost.cpuMsPer1000();
      all &= of != null;
      sum += of == null ? 0 : of;
    }
    return new TailReport(
        plan,
        committed,
        refused,
        gateways,
        all ? sum / gateways.size() : null,
        gateways.stream().mapToDouble(Cost::coresBeyondIdle).sum());
  }

  /** Was everything committed, and did every gateway drop just that? */
  @Override
  public boolean isClean() {
    return refused.isEmpty() && gateways.stream().allMatch(cost -> cost.dropped() == committed);
  }

  @Override
  public void print(PrintStream out) {
    out.printf(Locale.ROOT, "%-28s %d%n", "committed", committed);
    out.printf(Locale.ROOT, "%-28s %s%n", "refused", refused.isEmpty() ? "none" : refused);
    for (Cost cost : gateways) {
      out.printf(
          Locale.ROOT,
          "%-28s dropped %d, idle %.4f cores, %.2f CPU s in %.1f s, %s%n",
          "gateway " + cost.pid(),
          cost.dropped(),
          cost.idleCores(),
          cost.cpuSeconds(),
          cost.seconds(),
          words(cost.cpuMsPer1000()));
    }
    out.printf(Locale.ROOT, "%-28s %s%n", "mean of all", words(meanCpuMsPer1000));
    out.printf(Locale.ROOT, "%-28s %.4f cores%n", "all beyond idle", coresOfAll);
  }

  private static String words(@Nullable Double ms) {
    return ms == null ? "not known" : String.format(Locale.ROOT, "%.2f CPU ms per 1,000", ms);
  }
}
