package dev.confab.ops.bench.many;

import dev.confab.ops.bench.LinuxProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The beginning of a stretch, to be compared with its end. */
record StretchStart(long ns, Map<Long, Double> cpuByPid, double ownCpu, long deliveries) {
  private static final LinuxProcess SELF = new LinuxProcess(ProcessHandle.current().pid());

  static StretchStart now(List<GatewayProcess> gateways, long deliveries) {
    Map<Long, Double> cpu = new LinkedHashMap<>();
    gateways.forEach(gateway -> cpu.put(gateway.process().pid(), gateway.cpuSeconds()));
    return new StretchStart(System.nanoTime(), cpu, SELF.cpuSeconds(), deliveries);
  }

  /** From here until now. */
  Stretch end(List<GatewayProcess> gateways, long deliveriesNow) {
    StretchStart end = now(gateways, deliveriesNow);
    double seconds = Math.max(1, end.ns - ns) / 1e9;
    Map<Long, Double> cores = new LinkedHashMap<>();
    double used = 0;
    for (Map.Entry<Long, Double> process : end.cpuByPid.entrySet()) {
      double before = cpuByPid.getOrDefault(process.getKey(), 0.0);
      double cpu = Math.max(0, process.getValue() - before); // a process that is gone says 0
      used += cpu;
      cores.put(process.getKey(), cpu / seconds);
    }
    return new Stretch(
        seconds,
        used,
        used / seconds,
        cores,
        (end.ownCpu - ownCpu) / seconds,
        deliveriesNow - deliveries);
  }
}
