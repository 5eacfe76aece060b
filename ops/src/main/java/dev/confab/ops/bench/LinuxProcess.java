package dev.confab.ops.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process, as Linux tells of it in {@code /proc}. Of a process that is gone, everything is zero.
 *
 * @param pid its number
 */
public record LinuxProcess(long pid) {
  /** Clock ticks per second; fixed in Linux's interface to programs. */
  private static final double TICKS = 100;

  private static final Pattern RESIDENT = Pattern.compile("Rss:\\s+(\\d+) kB");
  private static final Pattern ABOUT_RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /** CPU seconds that it has used so far, the kernel's time for it included; to 10 ms. */
  public double cpuSeconds() {
    String stat = proc("stat");
    int name = stat.lastIndexOf(')');
    if (name < 0) {
      return 0;
    }
    // Behind the name come the fields from the third on; user and system time are 14 and 15.
    String[] fields = stat.substring(name + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** Resident memory in KiB: exactly if it is a process of ours, else to some MiB. */
  public OptionalLong residentKiB() {
    OptionalLong exact = kib(RESIDENT, proc("smaps_rollup"));
    return exact.isPresent() ? exact : kib(ABOUT_RESIDENT, proc("status"));
  }

  /** The main class or jar of a Java process, else its command. */
  public String name() {
    List<String> words = new ArrayList<>(List.of(proc("cmdline").split("\0", -1)));
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

  private static OptionalLong kib(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  private String proc(String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      return ""; // the process is gone, or this is no Linux
    }
  }
}
