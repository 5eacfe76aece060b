package dev.confab.ops.bench.many;

import dev.confab.ops.client.TokenMint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Writes what no gateway wants, and looks at what reading it costs them. */
final class TailRun {
  /** People of a chat; none of them is connected. */
  private static final int GROUP = 2;

  /** A gateway that is this late follows the log no more. */
  private static final long PATIENCE_S = 30;

  /** Reading costs the gateways some CPU, so not often. */
  private static final double LOOK_EVERY_S = 0.5;

  private final String server;
  private final Path data;
  private final TokenMint mint;
  private final List<TailedGateway> gateways;

  TailRun(String server, Path data, TokenMint mint, List<TailedGateway> gateways) {
    this.server = server;
    this.data = data;
    this.mint = mint;
    this.gateways = List.copyOf(gateways);
  }

  TailReport run(TailPlan plan) throws IOException {
    say("the crowd: %d chats", plan.chats());
    Population population =
        new Seeding(server, mint, data).population(new Layout(plan.chats() * GROUP, GROUP, 1, 1));
    try (HttpWriters writers = new HttpWriters(server, population, mint, plan.bytes())) {
      say("%d s of warm-up", plan.warmUpSeconds());
      List<TailedGateway.Reading> cold = readings();
      writers.write(plan.perSecond(), plan.warmUpSeconds());
      awaitDropped(cold, writers.committed());
      say("idle for %d s", plan.idleSeconds());
      List<TailedGateway.Reading> idleFrom = readings();
      rest(plan.idleSeconds());
      List<TailedGateway.Reading> idleTo = readings();
      say("%.1f messages/s for %d s", plan.perSecond(), plan.seconds());
      long before = writers.committed();
      List<TailedGateway.Reading> from = readings();
      writers.write(plan.perSecond(), plan.seconds());
      long committed = writers.committed() - before;
      awaitDropped(from, committed);
      List<TailedGateway.Reading> to = readings();
      List<TailReport.Cost> costs = new ArrayList<>();
      for (int i = 0; i < gateways.size(); i++) {
        long pid = gateways.get(i).process().process().pid();
        costs.add(TailReport.Cost.of(pid, idleFrom.get(i), idleTo.get(i), from.get(i), to.get(i)));
      }
      return TailReport.of(plan, committed, writers.refused(), costs);
    }
  }

  /** Until all have dropped as many as were committed, or one is too late. */
  private void awaitDropped(List<TailedGateway.Reading> from, long committed) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    for (int i = 0; i < gateways.size(); i++) {
      while (gateways.get(i).dropped() - from.get(i).dropped() < committed
          && System.nanoTime() < end) {
        rest(LOOK_EVERY_S);
      }
    }
  }

  private List<TailedGateway.Reading> readings() throws IOException {
    List<TailedGateway.Reading> readings = new ArrayList<>();
    for (TailedGateway gateway : gateways) {
      readings.add(gateway.read());
    }
    return readings;
  }

  private static void rest(double seconds) {
    Writers.sleepUntil(System.nanoTime() + (long) (seconds * 1e9));
  }

  private static void say(String format, Object... values) {
    System.err.printf(Locale.ROOT, format + "%n", values);
  }
}
