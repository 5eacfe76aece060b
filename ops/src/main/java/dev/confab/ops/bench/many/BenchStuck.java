package dev.confab.ops.bench.many;

import dev.confab.ops.bench.LinuxProcess;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.option.DataOption;
import dev.confab.ops.option.ServerOption;
import dev.confab.ops.up.Addresses;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench stuck}: what do clients do to others that stop reading? */
@Command(
    name = "stuck",
    description = {
      "One chat in which some members stop reading: what waits for each of them, when the gateway",
      "gives them up, and how late the last of the others is, with them and without."
    },
    mixinStandardHelpOptions = true)
public final class BenchStuck implements Callable<Integer> {
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private DataOption data = new DataOption();
  @Mixin private RunEnd end = new RunEnd();

  @Option(
      names = "--gateways",
      paramLabel = "URL",
      required = true,
      description = "The gateway that all connect to.")
  private URI gateway = URI.create("http://127.0.0.1:8091");

  @Option(names = "--pids", required = true, description = "Its process.")
  private long pid;

  @Option(names = "--people", defaultValue = "1000", description = "Members of the chat.")
  private int people;

  @Option(names = "--stuck", defaultValue = "20", description = "How many stop reading.")
  private int stuck;

  @Option(
      names = "--seconds",
      defaultValue = "90",
      description = "How long messages flow without them, and with them at most.")
  private int seconds;

  @Option(names = "--rate", defaultValue = "10", description = "Messages per second.")
  private double rate;

  @Option(names = "--bytes", defaultValue = "1600", description = "Length of a text.")
  private int bytes;

  @Override
  public Integer call() {
    return end.of(() -> run(new StuckPlan(people, stuck, seconds, rate, bytes)));
  }

  private StuckReport run(StuckPlan plan) throws IOException {
    GatewayProcess process = new GatewayProcess(new LinuxProcess(pid));
    if (!process.isThere()) {
      throw new IllegalArgumentException("--pids names a process that is not there");
    }
    TokenMint mint = TokenMint.of(data.folder());
    System.err.printf("the crowd: %d people in one chat%n", people);
    Population population =
        new Seeding(server.address().toString(), mint, data.folder())
            .population(new Layout(people, people, 1, 1));
    return new StuckRun(plan, gateway, process, population, mint, Addresses.in(data.folder()))
        .run();
  }
}
