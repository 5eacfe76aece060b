package dev.confab.ops.e2e;

import dev.confab.ops.up.Backbone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one running backbone: real broker, real registry, real Elasticsearch, all services.
 * It is started for the first test of this JVM that asks and closed after the last.
 */
final class BackboneExtension implements ParameterResolver {
  private static final String KEY = "backbone";

  /** Where the build put the programs that run as children. */
  static final Path HOME = Path.of("..", "target", "confab");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Backbone.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(BackboneExtension.class))
        .computeIfAbsent(KEY, _ -> new Running(), Running.class)
        .backbone;
  }

  /** Starts a backbone on any free port. */
  static Backbone start(Path data) throws Exception {
    return Backbone.start(HOME, data, "127.0.0.1", 0, System.out, true);
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Running implements AutoCloseable {
    private final Path data;
    private final Backbone backbone;

    Running() {
      try {
        data = Files.createTempDirectory("confab-e2e");
        backbone = start(data);
      } catch (Exception e) {
        throw new IllegalStateException("the backbone did not start", e);
      }
    }

    @Override
    public void close() throws Exception {
      backbone.close();
      delete(data);
    }
  }
}
