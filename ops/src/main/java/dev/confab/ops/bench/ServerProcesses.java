package dev.confab.ops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the server's processes use, as Linux tells in {@code /proc}. */
final class ServerProcesses {
  private static final Pattern PID = Pattern.compile("\\d{1,9}");

  private final List<Long> pids;

  ServerProcesses(List<Long> pids) {
    this.pids = List.copyOf(pids);
  }

  /** The launcher that holds a data folder, and its children; none if there is no such thing. */
  static ServerProcesses of(Path data) {
    return new ServerProcesses(
        launcher(data)
            .flatMap(ProcessHandle::of)
            .map(
                launcher ->
                    Stream.concat(Stream.of(launcher), launcher.descendants())
                        .map(ProcessHandle::pid)
                        .toList())
            .orElse(List.of()));
  }

  boolean isEmpty() {
    return pids.isEmpty();
  }

  /** CPU seconds that all of them have used so far. */
  double cpuSeconds() {
    return pids.stream().mapToDouble(pid -> new LinuxProcess(pid).cpuSeconds()).sum();
  }

  /** Resident memory in MiB, by process. */
  Map<String, Long> residentMiB() {
    Map<String, Long> resident = new LinkedHashMap<>();
    for (long pid : pids) {
      LinuxProcess process = new LinuxProcess(pid);
      process.residentKiB().ifPresent(kib -> resident.put(pid + " " + process.name(), kib / 1024));
    }
    return resident;
  }

  private static Optional<Long> launcher(Path data) {
    Path file = data.resolve("confab.pid");
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      Matcher pid = PID.matcher(Files.readString(file).strip());
      return pid.matches() ? Optional.of(Long.valueOf(pid.group())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
