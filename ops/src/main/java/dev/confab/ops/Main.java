package dev.confab.ops;

import dev.confab.ops.admin.Admin;
import dev.confab.ops.bench.Bench;
import dev.confab.ops.irc.ImportIrc;
import dev.confab.ops.keys.Keys;
import dev.confab.ops.up.InfrastructureUp;
import dev.confab.ops.up.Up;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The operator's command line. */
@Command(
    name = "confab",
    description = "Group chat on a log.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Up.class,
      InfrastructureUp.class,
      Node.class,
      Keys.class,
      Admin.class,
      Main.Import.class,
      Bench.class
    })
public final class Main {
  private Main() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  /** {@code import}: the sources that can be imported are its subcommands. */
  @Command(
      name = "import",
      description = "Bring in chats from elsewhere.",
      mixinStandardHelpOptions = true,
      subcommands = {ImportIrc.class})
  static final class Import {}
}
