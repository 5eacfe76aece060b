package dev.confab.ops.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The npm package {@code @stomp/stompjs}, from the class path (a WebJar) to a folder where Node
 * finds it, and beside it the example that uses it.
 */
final class StompPackage {
  private static final String PROPERTIES =
      "META-INF/maven/org.webjars.npm/stomp__stompjs/pom.properties";

  private StompPackage() {}

  /**
   * Puts both into a folder.
   *
   * @return the example, ready to be run
   */
  static Path unpack(Path folder) throws IOException, URISyntaxException {
    ClassLoader loader = StompPackage.class.getClassLoader();
    Properties properties = new Properties();
    try (InputStream in = loader.getResourceAsStream(PROPERTIES)) {
      properties.load(in);
    }
    String content =
        "META-INF/resources/webjars/stomp__stompjs/" + properties.getProperty("version");
    Path target = folder.resolve("node_modules").resolve("@stomp").resolve("stompjs");
    try (FileSystem jar =
        FileSystems.newFileSystem(loader.getResource(PROPERTIES).toURI(), Map.of())) {
      copy(jar.getPath(content), target);
    }
    Path script = folder.resolve("stomp.mjs");
    Files.copy(NodeClient.EXAMPLES.resolve("stomp.mjs"), script);
    return script;
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }
}
