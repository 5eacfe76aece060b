package dev.confab.ops.bench.many;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One thread and its connections: opens what is due, reads what comes, says that it is there. */
final class Switchboard implements Line.Keeper, AutoCloseable {
  /** What the server's {@code hello} asks for: a third of what it allows a silent client. */
  private static final long HEARTBEAT_NS = TimeUnit.SECONDS.toNanos(25);

  /** What PROTOCOL.md asks of clients whose server restarts. */
  private static final long JITTER_NS = TimeUnit.SECONDS.toNanos(5);

  /** So often is looked at what is due; heartbeats of 19,000 come in eights then. */
  private static final long TICK_MS = 10;

  private record Due(long atNs, Line line) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(atNs, other.atNs);
    }
  }

  /** Where a gateway is, and how it is asked to upgrade. */
  @SuppressWarnings("ArrayRecordComponent") // made once, compared by nobody
  private record Target(InetSocketAddress address, byte[] request) {
    static Target of(URI gateway) {
      return new Target(
          new InetSocketAddress(gateway.getHost(), gateway.getPort()), Said.upgrade(gateway));
    }
  }

  private final Selector selector;
  private final Thread thread;
  private final ConnectPlan plan;
  private final int window;
  private final Seats seats;
  private final List<Line> lines;
  private final Tallies tallies;
  private final Faults faults;
  private final Frame frame;
  private final Arrivals arrivals;
  private final Scratch scratch = new Scratch();
  private final SplittableRandom random;
  private final Map<URI, Target> targets = new HashMap<>();
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private int onTheirWay;
  private int nextPing;
  private long nextPingNs;
  private volatile boolean stopping;

  /**
   * Serves the seats {@code number}, {@code number + of}, …
   *
   * @param number of this thread, from 0
   * @param of how many threads there are
   */
  Switchboard(
      int number,
      int of,
      ConnectPlan plan,
      Seats seats,
      Ledger ledger,
      Tallies tallies,
      Faults faults)
      throws IOException {
    this.selector = Selector.open();
    this.plan = plan;
    this.window = Math.max(1, plan.window() / of);
    this.seats = seats;
    this.tallies = tallies;
    this.faults = faults;
    this.frame = new Frame(new ChatNumbers(seats.chats()));
    this.arrivals = new Arrivals(seats.chats().size());
    this.random = new SplittableRandom(plan.seed() + number);
    this.lines =
        IntStream.range(0, seats.count())
            .filter(seat -> seat % of == number)
            .mapToObj(seat -> new Line(seat, seats, ledger, tallies, plan.bare(), this))
            .toList();
    this.thread = Thread.ofPlatform().name("switchboard-" + number).unstarted(this::run);
  }

  /** Begins to connect. */
  void start() {
    long now = System.nanoTime();
    for (Line line : lines) {
      double after = plan.perSecond() == 0 ? 0 : line.seat() / plan.perSecond();
      due.add(new Due(now + (long) (after * 1e9), line));
    }
    nextPingNs = now + HEARTBEAT_NS;
    thread.start();
  }

  /** Does it still work? */
  boolean isAlive() {
    return thread.isAlive();
  }

  /** When deliveries came; only after it was closed. */
  Arrivals arrivals() {
    return arrivals;
  }

  /** Hangs up everywhere. */
  @Override
  public void close() throws IOException {
    stopping = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Line line : lines) {
      line.close();
    }
    selector.close();
  }

  @Override
  public Frame read(byte[] buffer, int offset, int length) throws IOException {
    frame.read(buffer, offset, length);
    return frame;
  }

  @Override
  public void delivered(int chat, long seq) {
    arrivals.delivered(chat, seq, System.nanoTime());
  }

  @Override
  public void live(Line line) {
    onTheirWay--;
  }

  @Override
  public void ended(Line line, boolean wasLive, String why, @Nullable Long comeAgainMs) {
    long now = System.nanoTime();
    onTheirWay -= wasLive ? 0 : 1;
    tallies.ended(why, wasLive, now);
    if (comeAgainMs != null) {
      due.add(new Due(now + TimeUnit.MILLISECONDS.toNanos(comeAgainMs), line));
    } else if (plan.bare() && wasLive) {
      return; // who does not log in is not kept: that is no fault
    } else if (wasLive ? plan.reconnect() : line.tries() < plan.tries()) {
      due.add(new Due(now + random.nextLong(JITTER_NS), line));
    } else {
      tallies.gaveUp();
      faults.add("seat " + line.seat() + " has no connection: " + why);
    }
  }

  private void run() {
    try {
      while (!stopping) {
        long now = System.nanoTime();
        connect(now);
        heartbeat(now);
        selector.select(this::ready, TICK_MS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ready(SelectionKey key) {
    ((Pipe) key.attachment()).ready(scratch);
  }

  private void connect(long now) {
    while (onTheirWay < window) {
      Due first = due.peek();
      if (first == null || first.atNs > now) {
        return;
      }
      due.remove();
      open(first.line);
    }
  }

  private void open(Line line) {
    onTheirWay++;
    Target target =
        targets.computeIfAbsent(plan.gateway(line.seat(), line.connecting()), Target::of);
    try {
      InetSocketAddress from = seats.source(line.seat());
      line.over(Pipe.open(selector, from, target.address, target.request, line));
    } catch (IOException e) {
      line.ended("connecting failed: " + e.getMessage());
    }
  }

  private void heartbeat(long now) {
    while (nextPingNs <= now && !lines.isEmpty()) {
      lines.get(nextPing).ping();
      nextPing = (nextPing + 1) % lines.size();
      nextPingNs += HEARTBEAT_NS / lines.size();
    }
  }
}
