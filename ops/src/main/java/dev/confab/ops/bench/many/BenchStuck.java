package dev.confab.ops.bench.many;

import dev.confab.ops.bench.LinuxProcess;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.option.DataOption;
import dev.confab.ops.option.ServerOption;
import dev.confab.ops.up.Addresses;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures here.")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec command;

  @Override
  public Integer call() throws IOException {
    try {
      StuckReport report = run(new StuckPlan(people, stuck, seconds, rate, bytes));
      report.print(System.out);
      if (json != null) {
        Files.writeString(
            json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
      }
      return report.isClean() ? 0 : 1;
    } catch (IllegalArgumentException e) {
      if (command == null) {
        throw e;
      }
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (ConfabException | IOException e) {
      System.err.println("the run stopped: " + e.getMessage());
      return 1;
    }
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
