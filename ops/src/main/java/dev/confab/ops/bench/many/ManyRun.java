package dev.confab.ops.bench.many;

import dev.confab.ops.client.TokenMint;
import dev.confab.ops.up.Addresses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** Who wrote, and from when to when it counts. */
  private record Written(Writers writers, Stretch used, long fromNs, long toNs) {}

  ManyReport run() throws IOException {
    if (config.warmUpConnections() > 0) {
      warmUp();
    }
    say("signing %d tokens", config.connections());
    Seats seats = Seats.of(population, config.first(), config.connections(), mint);
    List<Usage> empty = usage();
    try (Assembly assembly = new Assembly(seats, config.connecting(), config.threads(), at)) {
      Connecting connecting = connect(assembly);
      List<Usage> full = usage();
      Stretch idle = config.idleSeconds() == 0 ? null : idle(assembly);
      Written written = config.writes() ? write(assembly) : null;
      List<Usage> atEnd = written == null && idle == null ? full : usage();
      boolean bare = config.connecting().bare();
      int live = bare ? connecting.arrived() : assembly.tallies().live();
      long unansweredPings = assembly.tallies().unansweredPings();
      Verdict verdict = assembly.verdict();
      return new ManyReport(
          population.layout(),
          config.connections(),
          bare,
          live,
          connecting,
          Memory.of(empty, full, atEnd, connecting.arrived()),
          idle,
          written == null ? null : writing(written, idle, assembly),
          verdict,
          assembly.tallies().endings(),
          unansweredPings,
          assembly.faults().count(),
          assembly.faults().first());
    }
  }

  private Connecting connect(Assembly assembly) {
    say("connecting");
    StretchStart start = start(assembly);
    double seconds = assembly.connect();
    Stretch used = start.end(gateways, assembly.ledger().delivered());
    int arrived = assembly.tallies().arrived();
    say("%d of %d connected in %.1f s", arrived, config.connections(), seconds);
    assembly.stay(REST_SECONDS);
    return Connecting.of(arrived, seconds, used);
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
        Writers.open(config.connecting().writers(), population, mint, run, config.bytes())) {
      writers.write(chats, config.perSecond(), config.messageWarmUpSeconds());
      assembly.settle(writers);
      StretchStart start = start(assembly);
      writers.write(chats, config.perSecond(), config.messageSeconds());
      assembly.settle(writers);
      Stretch stretch = start.end(gateways, assembly.ledger().delivered());
      return new Written(writers, stretch, start.ns(), System.nanoTime());
    }
  }

  private static Writing writing(Written written, @Nullable Stretch idle, Assembly assembly) {
    MessageTimes times =
        MessageTimes.between(written.fromNs, written.toNs, assembly.book(), assembly.arrivals());
    return Writing.of(written.writers, written.used, idle, times);
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

  private static void say(String format, Object... values) {
    System.err.printf(Locale.ROOT, format + "%n", values);
  }
}
