package dev.confab.ops.option;

import dev.confab.ops.up.Addresses;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the log is that a run is compared with. */
public final class LogOption {
  @Option(names = "--bootstrap", description = "Kafka, if the data folder's is not the one.")
  private @Nullable String bootstrap;

  @Option(names = "--registry", description = "The schema registry, likewise.")
  private @Nullable String registry;

  /** Does an option or the data folder say anything of where it is? */
  public boolean isKnown(Path data) {
    return bootstrap != null || registry != null || Addresses.areIn(data);
  }

  /**
   * Where it is; what no option says, the data folder says.
   *
   * @throws IOException if neither does
   */
  public Addresses addresses(Path data) throws IOException {
    if (bootstrap != null && registry != null) {
      return new Addresses(bootstrap, registry, "");
    }
    Addresses own = Addresses.in(data);
    return new Addresses(
        bootstrap == null ? own.bootstrap() : bootstrap,
        registry == null ? own.registryUrl() : registry,
        own.searchUrl());
  }
}
