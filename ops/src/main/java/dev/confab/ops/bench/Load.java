package dev.confab.ops.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Makes the load: one thread serves all connections and sends what is due, so that nothing is
 * locked and little is spent.
 */
final class Load implements RawSocket.Listener {
  private static final String PROTOCOL = "confab.v1.json";
  private static final int CONNECT_AT_A_TIME = 64;
  private static final long ATTACH_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(120);

  /** The server gives up on an outcome after 10 s. */
  private static final long DRAIN_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(15);

  /** A third of what the server allows a silent client. */
  private static final long PING_EVERY_NS = TimeUnit.SECONDS.toNanos(25);

  /** Shorter than a selector's millisecond, so that messages leave when they are due. */
  private static final long NAP_NS = 100_000;

  /** So that time and pings go on while nothing is due. */
  private static final long MAX_WAIT_NS = TimeUnit.MILLISECONDS.toNanos(10);

  private final BenchConfig config;
  private final Crowd crowd;
  private final Script script;
  private final Measurement measurement;
  private final ServerProcesses processes;
  private final InFrame frame = new InFrame();
  private final List<RawSocket> sockets = new ArrayList<>();
  private int attached;
  private int nextPing;
  private long nextPingAt;

  Load(
      BenchConfig config,
      Crowd crowd,
      Script script,
      Measurement measurement,
      ServerProcesses processes) {
    this.config = config;
    this.crowd = crowd;
    this.script = script;
    this.measurement = measurement;
    this.processes = processes;
  }

  /** Connects everybody, sends, and waits for what is still under way. */
  void run(URI server) throws IOException {
    try (Selector selector = Selector.open()) {
      connect(server);
      for (RawSocket socket : sockets) {
        socket.register(selector);
      }
      serve(selector, () -> attached == sockets.size(), ATTACH_TIMEOUT_NS);
      if (attached < sockets.size()) {
        measurement.broken(attached + " of " + sockets.size() + " connections were attached");
        return;
      }
      send(selector);
      serve(selector, measurement::settled, DRAIN_TIMEOUT_NS);
    } finally {
      sockets.forEach(RawSocket::close);
    }
  }

  @Override
  public void text(RawSocket socket, byte[] buffer, int offset, int length) {
    frame.read(buffer, offset, length);
    int seat = socket.number();
    switch (frame.type) {
      case "event" -> measurement.received(seat, frame.seq, script.number(frame.text));
      case "committed" -> measurement.committed(seat, Integer.parseInt(frame.id), frame.seq);
      case "rejected" -> measurement.refused(Integer.parseInt(frame.id), frame.code);
      case "hello" -> socket.send(Outgoing.auth(crowd.seats().get(seat).token()));
      case "ready" -> socket.send(Outgoing.sync());
      case "synced" -> measurement.attached(seat, frame.seq);
      case "live" -> attached++;
      case "error" -> measurement.broken("the server answered " + frame.code);
      default -> {} // chunks of before the run, pongs
    }
  }

  @Override
  public void ended(RawSocket socket, String why) {
    measurement.broken(why);
  }

  private void connect(URI server) throws IOException {
    Semaphore turns = new Semaphore(CONNECT_AT_A_TIME);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<RawSocket>> opening =
          IntStream.range(0, crowd.seats().size())
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> connect(server, i, turns), threads))
              .toList();
      for (CompletableFuture<RawSocket> socket : opening) {
        sockets.add(socket.join());
      }
    } catch (CompletionException e) {
      throw new IOException("not everybody could connect: " + e.getCause(), e);
    }
  }

  private RawSocket connect(URI server, int number, Semaphore turns) {
    turns.acquireUninterruptibly();
    try {
      return RawSocket.connect(number, server, PROTOCOL, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turns.release();
    }
  }

  private void send(Selector selector) throws IOException {
    Pace pace = config.pace();
    SplittableRandom senders = new SplittableRandom(config.seed() + 1);
    long start = System.nanoTime();
    long warmEnd = start + TimeUnit.SECONDS.toNanos(config.warmUpSeconds());
    long end = warmEnd + TimeUnit.SECONDS.toNanos(config.seconds());
    boolean measuring = false;
    for (long now = start; now < end && !measurement.isBroken(); now = System.nanoTime()) {
      if (!measuring && now >= warmEnd) {
        measuring = true;
        measurement.begin(warmEnd, processes.cpuSeconds());
      }
      long elapsed = now - start;
      long due = pace.due(elapsed, measurement.unanswered());
      while (due <= elapsed) {
        sendOne(senders.nextInt(sockets.size()), start + due);
        pace.advance();
        due = pace.due(elapsed, measurement.unanswered());
      }
      ping(now);
      receive(selector, Math.min(due, elapsed + MAX_WAIT_NS) - (System.nanoTime() - start));
    }
    measurement.end(System.nanoTime(), processes.cpuSeconds());
  }

  private void sendOne(int seat, long intendedNs) {
    int n = measurement.sending(intendedNs);
    String chat = crowd.chats().get(crowd.seats().get(seat).chat()).toString();
    sockets.get(seat).send(Outgoing.send(n, chat, script.clientMsgId(n), script.text(n)));
  }

  /** One after the other, so that pings make no bursts. */
  private void ping(long now) {
    if (now >= nextPingAt) {
      nextPingAt = now + PING_EVERY_NS / sockets.size();
      sockets.get(nextPing).send(Outgoing.ping());
      nextPing = (nextPing + 1) % sockets.size();
    }
  }

  private void serve(Selector selector, BooleanSupplier done, long longestNs) throws IOException {
    long deadline = System.nanoTime() + longestNs;
    while (!done.getAsBoolean() && !measurement.isBroken() && System.nanoTime() < deadline) {
      receive(selector, TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static void receive(Selector selector, long waitNs) throws IOException {
    long waitMs = TimeUnit.NANOSECONDS.toMillis(waitNs);
    if (waitMs >= 1) {
      selector.select(Load::ready, waitMs);
    } else if (selector.selectNow(Load::ready) == 0 && waitNs > 0) {
      LockSupport.parkNanos(Math.min(waitNs, NAP_NS));
    }
  }

  private static void ready(SelectionKey key) {
    RawSocket socket = (RawSocket) key.attachment();
    if (key.isValid() && key.isWritable()) {
      socket.writable();
    }
    if (key.isValid() && key.isReadable()) {
      socket.readable();
    }
  }
}
