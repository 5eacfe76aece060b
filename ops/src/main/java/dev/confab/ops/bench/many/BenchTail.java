package dev.confab.ops.bench.many;

import dev.confab.ops.bench.LinuxProcess;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.option.DataOption;
import dev.confab.ops.option.ServerOption;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench tail}: what does an event cost a gateway that nobody there wants? */
@Command(
    name = "tail",
    description = {
      "Messages are written by HTTP in chats of which nobody is connected: every gateway reads"
          + " them",
      "and drops them. CPU of each gateway's process per 1,000 events that it dropped."
    },
    mixinStandardHelpOptions = true)
public final class BenchTail implements Callable<Integer> {
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private DataOption data = new DataOption();
  @Mixin private RunEnd end = new RunEnd();

  @Option(
      names = "--gateways",
      split = ",",
      paramLabel = "URL",
      required = true,
      description = "All gateways that are measured.")
  private List<URI> gateways = List.of();

  @Option(
      names = "--pids",
      split = ",",
      required = true,
      description = "Their processes, in the same order.")
  private List<Long> pids = List.of();

  @Option(names = "--chats", defaultValue = "100", description = "Chats that are written in.")
  private int chats;

  @Option(names = "--rate", defaultValue = "400", description = "Messages per second, in all.")
  private double rate;

  @Option(names = "--warm-up", defaultValue = "10", description = "Seconds of messages before.")
  private int warmUpSeconds;

  @Option(
      names = "--idle-seconds",
      defaultValue = "30",
      description = "How long nobody writes: what idle costs is taken off.")
  private int idleSeconds;

  @Option(names = "--seconds", defaultValue = "60", description = "Seconds of messages then.")
  private int seconds;

  @Option(names = "--bytes", defaultValue = "100", description = "Length of a text.")
  private int bytes;

  @Override
  public Integer call() {
    return end.of(this::run);
  }

  private TailReport run() throws IOException {
    TailPlan plan = new TailPlan(chats, rate, warmUpSeconds, idleSeconds, seconds, bytes);
    TokenMint mint = TokenMint.of(data.folder());
    return new TailRun(server.address().toString(), data.folder(), mint, watched()).run(plan);
  }

  private List<TailedGateway> watched() {
    if (gateways.size() != pids.size()) {
      throw new IllegalArgumentException("--pids must name a process for each of --gateways");
    }
    List<TailedGateway> watched = new ArrayList<>();
    for (int i = 0; i < pids.size(); i++) {
      GatewayProcess process = new GatewayProcess(new LinuxProcess(pids.get(i)));
      if (!process.isThere()) {
        throw new IllegalArgumentException("--pids names a process that is not there");
      }
      watched.add(new TailedGateway(gateways.get(i), process));
    }
    return watched;
  }
}
