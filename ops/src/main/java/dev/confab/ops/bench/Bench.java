package dev.confab.ops.bench;

import dev.confab.ops.bench.many.BenchFanout;
import dev.confab.ops.bench.many.BenchIdle;
import dev.confab.ops.bench.many.BenchStuck;
import dev.confab.ops.bench.many.BenchSum;
import dev.confab.ops.bench.many.BenchTail;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.option.DataOption;
import dev.confab.ops.option.LogOption;
import dev.confab.ops.option.ServerOption;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: load through the public WebSocket, every delivery verified. */
@Command(
    name = "bench",
    description = {
      "Makes load through the public WebSocket and verifies every delivery.",
      "People are imported if the data folder has a key, and registered else."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchVerify.class,
      BenchAccounts.class,
      BenchIdle.class,
      BenchFanout.class,
      BenchTail.class,
      BenchStuck.class,
      BenchSum.class
    })
public final class Bench implements Callable<Integer> {
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private DataOption data = new DataOption();
  @Mixin private LogOption log = new LogOption();

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "Where the WebSockets are, if that is not the address of Confab.")
  private @Nullable URI gateway;

  @Option(names = "--users", defaultValue = "100", description = "People, one WebSocket each.")
  private int users;

  @Option(names = "--group", defaultValue = "10", description = "People in a chat.")
  private int group;

  @Option(names = "--rate", defaultValue = "500", description = "Messages per second, in all.")
  private double rate;

  @Option(
      names = "--in-flight",
      defaultValue = "0",
      description = "A closed loop: so many messages unanswered, as fast as they are answered.")
  private int inFlight;

  @Option(names = "--seconds", defaultValue = "30", description = "How long to measure.")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "20", description = "Seconds before that.")
  private int warmUpSeconds;

  @Option(names = "--bytes", defaultValue = "100", description = "Length of a text.")
  private int bytes;

  @Option(names = "--fixed", description = "Equal gaps between messages; else Poisson.")
  private boolean fixed;

  @Option(names = "--seed", description = "Of the random gaps and senders.")
  private @Nullable Long seed;

  @Option(names = "--register", description = "Register people even if there is a key.")
  private boolean register;

  @Option(names = "--acks", paramLabel = "FILE", description = "Append acknowledged messages here.")
  private @Nullable Path acks;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures here.")
  private @Nullable Path json;

  @Option(names = "--pids", split = ",", description = "The server's processes.")
  private List<Long> pids = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    BenchConfig config = config();
    try {
      Report report = run(config);
      print(report);
      if (json != null) {
        Files.writeString(
            json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
      }
      return report.clean() ? 0 : 1;
    } catch (ConfabException | IOException e) {
      System.err.println("the run stopped: " + e.getMessage());
      return 1;
    }
  }

  private Report run(BenchConfig config) throws IOException {
    String run = "bench" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    Script script = new Script(run, config.bytes());
    TokenMint mint =
        !register && TokenMint.possible(data.folder()) ? TokenMint.of(data.folder()) : null;
    System.err.printf("%s %d people%n", mint == null ? "registering" : "importing", config.users());
    Crowd crowd =
        new CrowdMaker(server.address().toString(), mint, run).make(config.users(), config.group());
    ServerProcesses processes =
        pids.isEmpty() ? ServerProcesses.of(data.folder()) : new ServerProcesses(pids);
    System.err.printf("%d s of warm-up, then %d s%n", config.warmUpSeconds(), config.seconds());
    try (AckLog acknowledged = acks == null ? null : AckLog.append(acks, header(run, crowd));
        RunLog committed =
            log.isKnown(data.folder()) ? RunLog.open(log.addresses(data.folder())) : null) {
      Measurement measurement = new Measurement(crowd, script, acknowledged);
      new Load(config, crowd, script, measurement, processes)
          .run(gateway == null ? server.address() : gateway);
      if (committed != null) {
        measurement.compareWith(committed);
      }
      return measurement.report(config, processes);
    }
  }

  private AckLog.Header header(String run, Crowd crowd) {
    List<AckLog.Reader> readers =
        IntStream.range(0, crowd.chats().size())
            .mapToObj(
                chat -> {
                  Seat seat = crowd.reader(chat);
                  return new AckLog.Reader(
                      crowd.chats().get(chat), seat.user(), seat.username(), seat.password());
                })
            .toList();
    return new AckLog.Header(run, server.address().toString(), readers);
  }

  private BenchConfig config() {
    try {
      long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
      return new BenchConfig(
          users, group, rate, inFlight, seconds, warmUpSeconds, bytes, !fixed, chosen);
    } catch (IllegalArgumentException e) {
      if (spec == null) {
        throw e;
      }
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static void print(Report report) {
    line("committed/s", "%.1f", report.committedPerSecond());
    line("delivered/s", "%.1f", report.deliveredPerSecond());
    line("send to committed, ms", "%s", words(report.sendToCommittedMs()));
    line("send to received, ms", "%s", words(report.sendToReceivedMs()));
    Double cpu = report.cpuSecondsPer1000Deliveries();
    if (cpu != null) {
      line("CPU s per 1,000 deliveries", "%.4f", cpu);
    }
    line("the same of this generator", "%.4f", report.generatorCpuSecondsPer1000Deliveries());
    report.residentMiB().forEach((process, mib) -> line("RSS of " + process, "%d MiB", mib));
    line("sent, committed", "%d, %d", report.sent(), report.committed());
    line("refused", "%s", report.refused().isEmpty() ? "none" : report.refused());
    line("unanswered", "%d", report.unanswered());
    line(
        "lost, doubled, out of order",
        "%d, %d, %d of %d deliveries",
        report.lost(),
        report.doubled(),
        report.outOfOrder(),
        report.delivered());
    line(
        "against the log",
        "%s",
        report.notAsInLog() == null
            ? "not compared: neither the data folder nor an option says where it is"
            : report.notAsInLog() + " seqs were received that it does not have so");
    if (report.broken() != null) {
      line("stopped early", "%s", report.broken());
    }
  }

  private static String words(Latency latency) {
    return String.format(
        Locale.ROOT,
        "p50 %.1f  p99 %.1f  p99.9 %.1f  max %.1f",
        latency.p50(),
        latency.p99(),
        latency.p999(),
        latency.max());
  }

  private static void line(String name, String format, @Nullable Object... values) {
    System.out.printf(Locale.ROOT, "%-28s " + format + "%n", prepend(name, values));
  }

  private static @Nullable Object[] prepend(String name, @Nullable Object... values) {
    @Nullable Object[] all = new Object[values.length + 1];
    all[0] = name;
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }
}
