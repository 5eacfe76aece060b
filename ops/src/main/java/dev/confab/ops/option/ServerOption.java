package dev.confab.ops.option;

import java.net.URI;
import picocli.CommandLine.Option;

/** {@code --server}, for every command that is a client of a running Confab. */
public final class ServerOption {
  @Option(
      names = "--server",
      defaultValue = "http://127.0.0.1:8080",
      description = "Address of Confab (default: ${DEFAULT-VALUE}).")
  private URI address = URI.create("http://127.0.0.1:8080");

  /** Where it listens. */
  public URI address() {
    return address;
  }
}
