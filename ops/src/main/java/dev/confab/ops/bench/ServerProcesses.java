package dev.confab.ops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the server's processes use, as Linux tells in {@code /proc}. */
final class ServerProcesses {
  /** Clock ticks per second; fixed in Linux's interface to programs. */
  private static final double TICKS = 100;

  private static final Pattern PID = Pattern.compile("\\d{1,9}");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

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
    return pids.stream().mapToDouble(ServerProcesses::cpuSeconds).sum();
  }

  /** Resident memory in MiB, by process. */
  Map<String, Long> residentMiB() {
    Map<String, Long> resident = new LinkedHashMap<>();
    for (long pid : pids) {
      Matcher matcher = RESIDENT.matcher(proc(pid, "status"));
      if (matcher.find()) {
        resident.put(pid + " " + name(pid), Long.parseLong(matcher.group(1)) / 1024);
      }
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

  private static double cpuSeconds(long pid) {
    String stat = proc(pid, "stat");
    int name = stat.lastIndexOf(')');
    if (name < 0) {
      return 0;
    }
    // Behind the name come the fields from the third on; user and system time are 14 and 15.
    String[] fields = stat.substring(name + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** The main class or jar of a Java process, else its command. */
  private static String name(long pid) {
    List<String> words = new ArrayList<>(List.of(proc(pid, "cmdline").split("\0", -1)));
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (List.of("-cp", "-classpath", "--class-path", "-p", "--module-path").contains(word)) {
        i++;
      } else if (!word.startsWith("-") && !word.startsWith("@")) {
        return word.substring(word.lastIndexOf('/') + 1);
      }
    }
    String command = words.getFirst();
    return command.substring(command.lastIndexOf('/') + 1);
  }

  private static String proc(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      return ""; // the process is gone, or this is no Linux
    }
  }
}
