package dev.confab.ops.bench.many;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits in the kernel for connections of this machine, as {@code /proc/net/tcp} tells it.
 *
 * @param ofConnections both ends of each, by their ports
 */
record KernelQueues(Map<Ports, Bytes> ofConnections) {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  KernelQueues {
    ofConnections = Map.copyOf(ofConnections);
  }

  /** One end of a connection: its own port and the other one's. */
  record Ports(int own, int other) {}

  /**
   * What waits there.
   *
   * @param toSend written, and not yet taken by the other end
   * @param received that nobody has read
   */
  record Bytes(long toSend, long received) {
    static final Bytes NONE = new Bytes(0, 0);
  }

  static KernelQueues read() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path table : TABLES) {
      if (Files.isReadable(table)) {
        lines.addAll(Files.readAllLines(table));
      }
    }
    return of(lines);
  }

  /** Of lines of these tables; whatever is no connection is left out. */
  static KernelQueues of(List<String> lines) {
    Map<Ports, Bytes> found = new HashMap<>();
    for (String line : lines) {
      String[] words = line.strip().split(" +", 6);
      if (words.length == 6 && words[0].endsWith(":")) {
        Ports ports = new Ports(port(words[1]), port(words[2]));
        String[] queues = words[4].split(":", 2);
        found.put(ports, new Bytes(Long.parseLong(queues[0], 16), Long.parseLong(queues[1], 16)));
      }
    }
    return new KernelQueues(found);
  }

  /** What waits at one end. */
  Bytes at(int own, int other) {
    return ofConnections.getOrDefault(new Ports(own, other), Bytes.NONE);
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
  }
}
