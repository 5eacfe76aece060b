package dev.confab.ops;

import dev.confab.ops.up.Up;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The operator's command line. */
@Command(
    name = "confab",
    description = "Group chat on a log.",
    mixinStandardHelpOptions = true,
    subcommands = {Up.class})
public final class Main {
  private Main() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
