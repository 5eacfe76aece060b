package dev.confab.ops.bench;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.option.DataOption;
import dev.confab.ops.option.ServerOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench accounts}: does it matter how many accounts there are? */
@Command(
    name = "accounts",
    description = {
      "Measures register, log-in, look-up and search with few accounts, then with many.",
      "Start the server with limits that do not count: see ops/bench/README.md."
    },
    mixinStandardHelpOptions = true)
public final class BenchAccounts implements Callable<Integer> {
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private DataOption data = new DataOption();

  @Option(names = "--few", defaultValue = "100", description = "Accounts at first.")
  private int few;

  @Option(names = "--many", defaultValue = "100000", description = "Accounts then.")
  private int many;

  @Option(names = "--clients", defaultValue = "4", description = "Requests at a time.")
  private int clients;

  @Option(names = "--seconds", defaultValue = "20", description = "How long to measure each.")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before that.")
  private int warmUpSeconds;

  @Option(names = "--seed", defaultValue = "1", description = "Of names and choices.")
  private long seed;

  @Override
  public Integer call() {
    ConfabHttp http = ConfabHttp.at(server.address().toString());
    String run = Long.toString(ThreadLocalRandom.current().nextLong(1L << 20), 36);
    AccountNames names = new AccountNames(run, seed);
    ClosedLoop loop =
        new ClosedLoop(clients, Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(seconds));
    try {
      AccountsLoad load = AccountsLoad.open(http, TokenMint.of(data.folder()), names, clients);
      load.grow(few);
      Map<String, ClosedLoop.Result> first = measure(load, loop, few);
      long from = System.nanoTime();
      load.grow(many);
      double took = (System.nanoTime() - from) / 1e9;
      System.out.printf(
          Locale.ROOT, "%d accounts made in %.0f s, the last one found%n", many - few, took);
      Map<String, ClosedLoop.Result> second = measure(load, loop, many);
      compare(first, second);
      return List.of(first, second).stream()
              .flatMap(results -> results.values().stream())
              .allMatch(result -> result.failed() == 0)
          ? 0
          : 1;
    } catch (ConfabException e) {
      System.err.println("the run stopped: " + e.getMessage());
      return 1;
    }
  }

  private static Map<String, ClosedLoop.Result> measure(
      AccountsLoad load, ClosedLoop loop, int accounts) {
    Map<String, ClosedLoop.Result> results = new LinkedHashMap<>();
    load.requests()
        .forEach(
            (name, request) -> {
              ClosedLoop.Result result = loop.run(request);
              results.put(name, result);
              System.out.printf(
                  Locale.ROOT,
                  "%-24s %7d accounts  %8.1f/s  p50 %7.2f ms  p99 %7.2f ms%s%n",
                  name,
                  accounts,
                  result.perSecond(),
                  result.ms().p50(),
                  result.ms().p99(),
                  result.failed() == 0
                      ? ""
                      : "  FAILED " + result.failed() + ": " + result.failure());
            });
    return results;
  }

  private static void compare(
      Map<String, ClosedLoop.Result> first, Map<String, ClosedLoop.Result> second) {
    first.forEach(
        (name, few) -> {
          ClosedLoop.Result many = Objects.requireNonNull(second.get(name));
          System.out.printf(
              Locale.ROOT,
              "%-24s many : few     rate × %.2f  p50 × %.2f  p99 × %.2f%n",
              name,
              many.perSecond() / few.perSecond(),
              many.ms().p50() / few.ms().p50(),
              many.ms().p99() / few.ms().p99());
        });
  }
}
