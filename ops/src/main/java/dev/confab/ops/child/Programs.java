package dev.confab.ops.child;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs that the launcher runs beside itself, on the same Java.
 *
 * @param home folder that holds {@code registry} and {@code search}
 * @param data the data folder
 */
public record Programs(Path home, Path data) {
  /** Stated in the README; the whole product must stay under 1.6 GB. */
  private static final String REGISTRY_HEAP = "-Xmx128m";

  private static final String SEARCH_HEAP = "-Xmx320m";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

  /** Apicurio Registry, which speaks Confluent's API under {@code /apis/ccompat/v7}. */
  public ChildSpec registry(int port) {
    Path database = data.resolve("registry").toAbsolutePath();
    Path jar = home.resolve("registry/quarkus-run.jar");
    List<String> command = java(REGISTRY_HEAP);
    command.addAll(
        List.of(
            // WRITE_DELAY=0: otherwise an acknowledged schema id is lost by kill -9 (measured).
            "-Dapicurio.datasource.url=jdbc:h2:file:" + database + "/registry;WRITE_DELAY=0",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            // It has a second listener; by default on every address, and on the same port always.
            "-Dquarkus.management.host=127.0.0.1",
            "-Dquarkus.management.port=0",
            // What its own jar file asks for when it is run as such.
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            classPath(ownClasses(), jar),
            EndWithParent.class.getName(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    return spec("registry", command, registryUrl(port) + "/config");
  }

  /** Address of the registry's Confluent API. */
  public static String registryUrl(int port) {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  /** Elasticsearch, one node. */
  public ChildSpec search(int port) {
    List<String> command = java(SEARCH_HEAP);
    command.addAll(
        List.of(
            "-cp",
            home.resolve("search").toAbsolutePath() + "/*",
            "dev.confab.ops.searchnode.Main",
            data.resolve("search").toAbsolutePath().toString(),
            Integer.toString(port)));
    return spec(
        "search",
        command,
        "http://127.0.0.1:" + port + "/_cluster/health?wait_for_status=yellow&timeout=5s");
  }

  private ChildSpec spec(String name, List<String> command, String probe) {
    Path log = data.resolve("logs").resolve(name + ".log");
    return new ChildSpec(name, command, log, URI.create(probe), START_TIMEOUT);
  }

  /**
   * Serial collection and the quick compiler: small and early, which is what a child should be. No
   * shared archive of classes that the virtual machine writes at its end: it delays that end by
   * seconds, and a half-written one keeps the child from ever starting again (measured).
   */
  private static List<String> java(String heap) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ArrayList<>(
        List.of(
            java.toString(),
            heap,
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
  }

  private static Path ownClasses() {
    return Path.of(
        URI.create(
            EndWithParent.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static String classPath(Path... entries) {
    List<String> paths = new ArrayList<>();
    for (Path entry : entries) {
      paths.add(entry.toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, paths);
  }
}
