package dev.confab.ops.bench.many;

import java.util.Map;

/**
 * What a stretch of a run used.
 *
 * @param seconds how long it was
 * @param gatewayCpuSeconds CPU of the gateways' processes, the kernel's time included
 * @param gatewayCores the same per second
 * @param coresByPid the same of each process
 * @param generatorCores CPU of this process per second
 * @param deliveries that came meanwhile
 */
record Stretch(
    double seconds,
    double gatewayCpuSeconds,
    double gatewayCores,
    Map<Long, Double> coresByPid,
    double generatorCores,
    long deliveries) {}
