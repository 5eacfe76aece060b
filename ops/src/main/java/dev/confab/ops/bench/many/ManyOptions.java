package dev.confab.ops.bench.many;

import dev.confab.ops.bench.LinuxProcess;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.option.DataOption;
import dev.confab.ops.option.LogOption;
import dev.confab.ops.option.ServerOption;
import dev.confab.ops.up.DataFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that both commands with many connections have. */
final class ManyOptions {
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private DataOption data = new DataOption();
  @Mixin private LogOption log = new LogOption();
  @Mixin private RunEnd end = new RunEnd();

  @Option(
      names = "--gateways",
      split = ",",
      paramLabel = "URL",
      description = "Where to connect, in turn (default: the address of Confab).")
  private List<URI> gateways = List.of();

  @Option(
      names = "--spare",
      split = ",",
      paramLabel = "URL",
      description = "Where clients go that must come again, and the writers from the start.")
  private List<URI> spare = List.of();

  @Option(
      names = "--pids",
      split = ",",
      description = "The gateways' processes (default: the launcher of the data folder).")
  private List<Long> pids = List.of();

  @Option(names = "--connections", description = "How many (default: all of --people).")
  private @Nullable Integer connections;

  @Option(
      names = "--first",
      defaultValue = "0",
      description = "The first of the people who connects here: several generators share a crowd.")
  private int first;

  @Option(names = "--threads", defaultValue = "1", description = "Threads that serve connections.")
  private int threads;

  @Option(names = "--window", defaultValue = "256", description = "Connections on their way in.")
  private int window;

  @Option(
      names = "--connect-rate",
      defaultValue = "0",
      description = "Connects begun per second; 0: as fast as the window allows.")
  private double connectRate;

  @Option(
      names = "--tries",
      defaultValue = "1",
      description = "How often a client that is refused tries.")
  private int tries;

  @Option(names = "--reconnect", description = "Clients that lose their connection come again.")
  private boolean reconnect;

  @Option(names = "--bare", description = "Upgrade only: no log-in, no chats.")
  private boolean bare;

  @Option(
      names = "--warm-up",
      defaultValue = "0",
      description = "Connections that come and go before the empty gateway is looked at.")
  private int warmUp;

  @Option(names = "--bytes", defaultValue = "100", description = "Length of a text.")
  private int bytes;

  @Option(names = "--seed", defaultValue = "1", description = "Of the memberships.")
  private long seed;

  /** What a command adds. */
  record Writing(int idleSeconds, int seconds, int warmUpSeconds, double perSecond, int chats) {}

  /**
   * Runs and reports.
   *
   * @return the exit code
   * @throws ParameterException if an option is wrong
   */
  int run(int people, int group, int chatsEach, Writing writing) {
    return end.of(() -> run(new Layout(people, group, chatsEach, seed), writing));
  }

  private ManyReport run(Layout layout, Writing writing) throws IOException {
    RunConfig config = config(layout, writing);
    TokenMint mint = TokenMint.of(data.folder());
    System.err.printf("the crowd: %d people in %d chats%n", layout.people(), layout.chats());
    Population population =
        new Seeding(server.address().toString(), mint, data.folder()).population(layout);
    return new ManyRun(config, population, mint, log.addresses(data.folder()), processes()).run();
  }

  private RunConfig config(Layout layout, Writing writing) {
    List<URI> where = gateways.isEmpty() ? List.of(server.address()) : gateways;
    return new RunConfig(
        layout,
        first,
        connections == null ? layout.people() - first : connections,
        threads,
        new ConnectPlan(where, spare, window, connectRate, tries, reconnect, bare, seed),
        warmUp,
        writing.idleSeconds,
        bare ? 0 : writing.seconds,
        writing.warmUpSeconds,
        writing.perSecond,
        Math.min(writing.chats, layout.chats()),
        bytes);
  }

  /** None if no processes are named and the data folder's launcher does not run. */
  private List<GatewayProcess> processes() throws IOException {
    List<Long> those = pids;
    if (those.isEmpty() && Files.exists(data.folder().resolve("confab.pid"))) {
      long launcher = DataFolder.pid(data.folder());
      those = ProcessHandle.of(launcher).isPresent() ? List.of(launcher) : List.of();
    }
    List<GatewayProcess> processes =
        those.stream().map(pid -> new GatewayProcess(new LinuxProcess(pid))).toList();
    for (GatewayProcess process : processes) {
      if (!process.isThere()) {
        throw new IllegalArgumentException("--pids names a process that is not there");
      }
    }
    return processes;
  }
}
