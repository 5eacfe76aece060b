package dev.confab.ops.bench.many;

import dev.confab.ops.client.TokenMint;
import dev.confab.ops.up.Addresses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One run: connect, be idle, write, compare. */
final class ManyRun {
  /** For sessions of the warm-up to end, and for what a burst of connects leaves to be done. */
  private static final double REST_SECONDS = 2;

  private final RunConfig config;
  private final Population population;
  private final TokenMint mint;
  private final Addresses at;
  private final List<GatewayProcess> gateways;

  ManyRun(
      RunConfig config,
      Population population,
      TokenMint mint,
      Addresses at,
      List<GatewayProcess> gateways) {
    this.config = config;
    this.population = population;
    this.mint = mint;
    this.at = at;
    this.gateways = List.copyOf(gateways);
  }

  /** What writing showed. */
  private record Written(Stretch stretch, long fromNs, long toNs, Writers writers) {}

  ManyReport run() throws IOException {
    if (config.warmUpConnections() > 0) {
      warmUp();
    }
    say("signing %d tokens", config.connections());
    Seats seats = Seats.of(population, config.first(), config.connections(), mint);
    List<Usage> empty = usage();
    try (Assembly assembly = new Assembly(seats, config.connecting(), config.threads(), at)) {
      say("connecting");
      StretchStart start = start(assembly);
      double seconds = assembly.connect();
      Stretch connecting = start.end(gateways, assembly.ledger().delivered());
      int arrived = assembly.tallies().arrived();
      say("%d of %d connected in %.1f s", arrived, config.connections(), seconds);
      assembly.stay(REST_SECONDS);
      List<Usage> full = usage();
      Stretch idle = config.idleSeconds() == 0 ? null : idle(assembly);
      Written written = config.writes() ? write(assembly) : null;
      List<Usage> atEnd = written == null && idle == null ? full : usage();
      int live = config.connecting().bare() ? arrived : assembly.tallies().live();
      long unansweredPings = assembly.tallies().unansweredPings();
      Verdict verdict = assembly.verdict();
      return new ManyReport(
          population.layout().people(),
          population.layout().group(),
          population.layout().chatsEach(),
          config.connections(),
          config.connecting().bare(),
          live,
          seconds,
          arrived / Math.max(seconds, 1e-3),
          connecting,
          empty,
          full,
          atEnd,
          perConnection(resident(full) - resident(empty), arrived),
          perConnection(heap(full) - heap(empty), arrived),
          idle,
          written == null ? null : written.stretch,
          written == null ? null : micros(written.stretch, 0),
          written == null || idle == null ? null : micros(written.stretch, idle.gatewayCores()),
          written == null ? 0 : written.writers.sent(),
          written == null ? 0 : written.writers.committed(),
          written == null ? Map.of() : written.writers.refused(),
          written == null ? 0 : written.writers.unanswered(),
          written == null ? null : times(written, assembly),
          verdict,
          assembly.tallies().endings(),
          unansweredPings,
          assembly.faults().count(),
          assembly.faults().first());
    }
  }

  private void warmUp() throws IOException {
    say("%d connections come and go", config.warmUpConnections());
    Seats some = Seats.of(population, config.first(), config.warmUpConnections(), mint);
    try (Assembly assembly = new Assembly(some, config.connecting(), config.threads(), at)) {
      assembly.connect();
    }
    Writers.sleepUntil(System.nanoTime() + (long) (REST_SECONDS * 1e9));
  }

  private Stretch idle(Assembly assembly) {
    say("idle for %d s", config.idleSeconds());
    StretchStart start = start(assembly);
    assembly.stay(config.idleSeconds());
    return start.end(gateways, assembly.ledger().delivered());
  }

  private Written write(Assembly assembly) {
    String run = "many" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    int[] chats = config.writtenChats();
    say(
        "%.1f messages/s in %d chats: %d s of warm-up, then %d s",
        config.perSecond(), chats.length, config.messageWarmUpSeconds(), config.messageSeconds());
    try (Writers writers =
        Writers.open(
            config.connecting().gateways().getFirst(), population, mint, run, config.bytes())) {
      writers.write(chats, config.perSecond(), config.messageWarmUpSeconds());
      assembly.settle(writers);
      StretchStart start = start(assembly);
      writers.write(chats, config.perSecond(), config.messageSeconds());
      assembly.settle(writers);
      Stretch stretch = start.end(gateways, assembly.ledger().delivered());
      return new Written(stretch, start.ns(), System.nanoTime(), writers);
    }
  }

  private static MessageTimes times(Written written, Assembly assembly) {
    return MessageTimes.between(written.fromNs, written.toNs, assembly.book(), assembly.arrivals());
  }

  private StretchStart start(Assembly assembly) {
    return StretchStart.now(gateways, assembly.ledger().delivered());
  }

  private List<Usage> usage() throws IOException {
    List<Usage> usage = new ArrayList<>();
    for (GatewayProcess gateway : gateways) {
      usage.add(gateway.collected());
    }
    return usage;
  }

  private @Nullable Long perConnection(long bytes, int connections) {
    return gateways.isEmpty() || connections == 0 ? null : bytes / connections;
  }

  private @Nullable Double micros(Stretch stretch, double idleCores) {
    double cpu = stretch.gatewayCpuSeconds() - idleCores * stretch.seconds();
    return gateways.isEmpty() || stretch.deliveries() == 0
        ? null
        : cpu * 1e6 / stretch.deliveries();
  }

  private static long resident(List<Usage> usage) {
    return usage.stream().mapToLong(Usage::residentBytes).sum();
  }

  private static long heap(List<Usage> usage) {
    return usage.stream().mapToLong(Usage::heapBytes).sum();
  }

  private static void say(String format, Object... values) {
    System.err.printf(java.util.Locale.ROOT, format + "%n", values);
  }
}
