package dev.confab.ops.searchnode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.node.ClassPathNode;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/**
 * One Elasticsearch node on 127.0.0.1, for the quickstart and for tests. Arguments: folder, HTTP
 * port. It ends when its standard input does, which is when its parent dies, however it dies.
 */
public final class Main {
  static final String NODE_NAME = "confab-search-node";

  private Main() {}

  /** Starts the node, and the watch over standard input before it. */
  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      throw new IllegalArgumentException("expected two arguments: folder, HTTP port");
    }
    Thread.ofPlatform().name("end-with-parent").start(Main::endWithInput);
    Path home = Path.of(args[0]).toAbsolutePath();
    Files.createDirectories(home.resolve("config"));
    LogConfigurator.configureESLogging();
    new ClassPathNode(
            settings(home, args[1]),
            List.of(Netty4Plugin.class, TextPlugin.class, InfoPlugin.class))
        .start();
  }

  /** Acknowledged documents are in the translog: there is nothing that a slow stop would save. */
  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // nobody writes; only the end counts
      }
    } catch (IOException e) {
      // a broken pipe is an end, too
    }
    Runtime.getRuntime().halt(0);
  }

  private static Settings settings(Path home, String port) {
    return Settings.builder()
        .put("path.home", home.toString())
        .put("path.data", home.resolve("data").toString())
        .put("cluster.name", NODE_NAME)
        .put("node.name", NODE_NAME)
        .put("discovery.type", "single-node")
        .put("network.host", "127.0.0.1")
        .put("http.port", port)
        .put("transport.port", "0")
        .put("http.type", "netty4")
        .put("transport.type", "netty4")
        .put("node.processors", 2)
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .build();
  }
}
