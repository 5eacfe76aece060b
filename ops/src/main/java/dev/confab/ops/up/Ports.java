package dev.confab.ops.up;

import dev.confab.ops.child.Programs;
import dev.confab.platform.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The ports of one data folder on 127.0.0.1, beside the HTTP port.
 *
 * @param broker where Kafka clients connect
 * @param controller where the controller listens
 * @param registry the schema registry
 * @param search Elasticsearch
 */
public record Ports(int broker, int controller, int registry, int search) {
  /** More in a row are never taken on a machine that works. */
  private static final int ATTEMPTS = 1_000;

  private static final String FILE = "ports";
  private static final List<String> NAMES = List.of("broker", "controller", "registry", "search");

  /**
   * Chooses free ports at the first start and keeps them, so that they can be relied upon; a port
   * that is taken by another program now is chosen anew.
   */
  static Ports of(Path data) throws IOException {
    Properties kept = read(data.resolve(FILE));
    List<Integer> ports = new ArrayList<>();
    for (String name : NAMES) {
      int port = Integer.parseInt(kept.getProperty(name, "0"));
      ports.add(port != 0 && isFree(port) ? port : anyFree(ports));
    }
    Ports chosen = new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3));
    chosen.write(data.resolve(FILE));
    return chosen;
  }

  /** Does a data folder say which were chosen? */
  static boolean areKept(Path data) {
    return Files.exists(data.resolve(FILE));
  }

  /**
   * Those that were chosen, whoever listens on them now.
   *
   * @throws IOException if none were
   */
  static Ports kept(Path data) throws IOException {
    Properties kept = read(data.resolve(FILE));
    int[] ports = new int[NAMES.size()];
    for (int i = 0; i < ports.length; i++) {
      String port = kept.getProperty(NAMES.get(i));
      if (port == null) {
        throw new IOException("the data folder " + data + " does not say where its parts are");
      }
      ports[i] = Integer.parseInt(port);
    }
    return new Ports(ports[0], ports[1], ports[2], ports[3]);
  }

  /** Where the three are that services stand on. */
  Addresses addresses() {
    return new Addresses(
        "127.0.0.1:" + broker, Programs.registryUrl(registry), "http://127.0.0.1:" + search);
  }

  /**
   * Checks the HTTP port before anything starts.
   *
   * @throws StartProblem if the port is taken, or the address is none of this machine's
   */
  static void checkHttp(String host, int port) throws StartProblem {
    try {
      InetAddress address = InetAddress.getByName(host);
      listen(address, port);
    } catch (UnknownHostException e) {
      throw new StartProblem(
          "The address " + host + " is not known; choose another one with --host.");
    } catch (IOException e) {
      throw new StartProblem(
          "Port %d on %s cannot be listened on (%s); choose another one with --port."
              .formatted(port, host, e.getMessage()));
    }
  }

  private static boolean isFree(int port) {
    try {
      listen(InetAddress.getLoopbackAddress(), port);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void listen(InetAddress address, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // a port that only waits for late packets is free
      socket.bind(new InetSocketAddress(address, port));
    }
  }

  /**
   * A free port on 127.0.0.1, none of those given before, of the {@link PortRange} that the
   * environment of this process names.
   */
  public static int anyFree(List<Integer> taken) {
    return PortRange.from(Settings.fromEnvironment())
        .any()
        .limit(ATTEMPTS)
        .filter(port -> !taken.contains(port) && isFree(port))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no port of this machine is free"));
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        properties.load(in);
      }
    }
    return properties;
  }

  private void write(Path file) throws IOException {
    Files.writeString(
        file,
        """
        broker=%d
        controller=%d
        registry=%d
        search=%d
        """
            .formatted(broker, controller, registry, search));
  }
}
