package dev.confab.ops.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data}, for every command that reads or writes a data folder. */
public final class DataOption {
  @Option(
      names = "--data",
      defaultValue = "./data",
      description = "Data folder, with the keys (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("data");

  /** The data folder; it need not be there. */
  public Path folder() {
    return folder;
  }
}
