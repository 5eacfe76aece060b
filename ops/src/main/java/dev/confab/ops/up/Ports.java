package dev.confab.ops.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
      ports.add(port != 0 && isFree("127.0.0.1", port) ? port : anyFree(ports));
    }
    Ports chosen = new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3));
    chosen.write(data.resolve(FILE));
    return chosen;
  }

  /** Checks the HTTP port before anything starts. */
  static void checkHttp(String host, int port) throws StartProblem {
    if (port != 0 && !isFree(host, port)) {
      throw new StartProblem(
          "Port "
              + port
              + " on "
              + host
              + " is in use by another program; choose another one with --port.");
    }
  }

  private static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // a port that only waits for late packets is free
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A port that the system gives, none of those given before. */
  public static int anyFree(List<Integer> taken) {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (!taken.contains(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("no port of this machine is free", e);
      }
    }
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
        "broker="
            + broker
            + "\ncontroller="
            + controller
            + "\nregistry="
            + registry
            + "\nsearch="
            + search
            + "\n");
  }
}
