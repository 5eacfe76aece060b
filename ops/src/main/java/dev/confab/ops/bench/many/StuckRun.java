package dev.confab.ops.bench.many;

import dev.confab.ops.client.TokenMint;
import dev.confab.ops.up.Addresses;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * One run: everybody reads; then some do not, until they are gone; then how much waits for them.
 */
final class StuckRun {
  private static final int WARM_UP_SECONDS = 5;

  /** Less than the gateway's 30 s, after which nothing waits any more. */
  private static final int FILL_SECONDS = 20;

  private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int[] THE_CHAT = {0};

  private final StuckPlan plan;
  private final URI gateway;
  private final GatewayProcess process;
  private final Population population;
  private final TokenMint mint;
  private final Addresses at;

  StuckRun(
      StuckPlan plan,
      URI gateway,
      GatewayProcess process,
      Population population,
      TokenMint mint,
      Addresses at) {
    this.plan = plan;
    this.gateway = gateway;
    this.process = process;
    this.population = population;
    this.mint = mint;
    this.at = at;
  }

  /** A span of time in which messages count. */
  private record Span(long fromNs, long toNs) {}

  StuckReport run() throws IOException {
    Seats readers = Seats.of(population, 0, plan.readers(), mint);
    List<byte[]> others = Seats.of(population, plan.readers(), plan.stuck(), mint).auth();
    ConnectPlan connecting =
        new ConnectPlan(List.of(gateway), List.of(), 256, 0, 1, false, false, 1);
    String run = "stuck" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    try (Assembly assembly = new Assembly(readers, connecting, 1, at)) {
      say("%d readers connect", plan.readers());
      assembly.connect();
      try (Writers writers = Writers.open(gateway, population, mint, run, plan.bytes())) {
        writers.write(THE_CHAT, plan.perSecond(), WARM_UP_SECONDS);
        assembly.settle(writers);
        say("%d s in which everybody reads", plan.seconds());
        Span without = write(assembly, writers, plan.seconds());
        long heapWithout = process.collected().heapBytes();
        List<StuckClient> stuck = connect(others);
        say("up to %d s in which %d do not", plan.seconds(), plan.stuck());
        Span with = writeUntilGone(assembly, writers, stuck);
        say("%d s until much waits for them", FILL_SECONDS);
        long heapWith = heapWithSome(assembly, writers, others);
        int live = assembly.tallies().live();
        Verdict verdict = assembly.verdict();
        return new StuckReport(
            plan.readers(),
            live,
            plan.stuck(),
            (int) stuck.stream().filter(StuckClient::isGone).count(),
            stuck.stream()
                .filter(StuckClient::isGone)
                .mapToDouble(StuckClient::stalledSeconds)
                .max()
                .orElse(0),
            stuck.stream().mapToLong(StuckClient::mostKernelBytes).max().orElse(0),
            (heapWith - heapWithout) / plan.stuck(),
            times(without, assembly),
            times(with, assembly),
            writers.committed(),
            writers.refused(),
            writers.unanswered(),
            verdict,
            assembly.faults().count());
      }
    }
  }

  private Span write(Assembly assembly, Writers writers, double seconds) {
    long from = System.nanoTime();
    writers.write(THE_CHAT, plan.perSecond(), seconds);
    assembly.settle(writers);
    return new Span(from, System.nanoTime());
  }

  private Span writeUntilGone(Assembly assembly, Writers writers, List<StuckClient> stuck)
      throws IOException {
    long from = System.nanoTime();
    long end = from + TimeUnit.SECONDS.toNanos(plan.seconds());
    Thread watching = Thread.ofPlatform().daemon().start(() -> watch(stuck, end));
    try {
      while (watching.isAlive()) {
        writers.write(THE_CHAT, plan.perSecond(), 1);
      }
      assembly.settle(writers);
      return new Span(from, System.nanoTime());
    } finally {
      for (StuckClient client : stuck) {
        client.close();
      }
    }
  }

  /** Others who are stuck, so that something waits when the heap is looked at. */
  private long heapWithSome(Assembly assembly, Writers writers, List<byte[]> others)
      throws IOException {
    List<StuckClient> again = connect(others);
    try {
      writers.write(THE_CHAT, plan.perSecond(), FILL_SECONDS);
      long heap = process.collected().heapBytes();
      assembly.settle(writers);
      return heap;
    } finally {
      for (StuckClient client : again) {
        client.close();
      }
    }
  }

  private List<StuckClient> connect(List<byte[]> auth) throws IOException {
    List<StuckClient> stuck = new ArrayList<>();
    try {
      for (byte[] who : auth) {
        stuck.add(new StuckClient(gateway, who, population.chats()));
      }
      return stuck;
    } catch (IOException e) {
      for (StuckClient client : stuck) {
        client.close();
      }
      throw e;
    }
  }

  private static void watch(List<StuckClient> stuck, long endNs) {
    while (System.nanoTime() < endNs && !stuck.stream().allMatch(StuckClient::isGone)) {
      try {
        KernelQueues queues = KernelQueues.read();
        stuck.forEach(client -> client.look(queues));
      } catch (IOException e) {
        System.err.println("what waits in the kernel cannot be seen: " + e.getMessage());
        return;
      }
      Writers.sleepUntil(System.nanoTime() + LOOK_EVERY_NS);
    }
  }

  private static MessageTimes times(Span span, Assembly assembly) {
    return MessageTimes.between(span.fromNs, span.toNs, assembly.book(), assembly.arrivals());
  }

  private static void say(String format, Object... values) {
    System.err.printf(Locale.ROOT, format + "%n", values);
  }
}
