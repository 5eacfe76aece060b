package dev.confab.ops.bench.many;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.TokenMint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The writers of a population without a connection to any gateway: they write by HTTP. */
final class HttpWriters implements AutoCloseable {
  /** Requests under way; more would only wait for each other. Beyond it messages leave late. */
  private static final int UNDER_WAY = 256;

  private final Population population;
  private final String run;
  private final String text;
  private final List<ConfabHttp> writers;
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(UNDER_WAY);
  private final AtomicLong committed = new AtomicLong();
  private final Map<String, Integer> refused = new TreeMap<>();
  private long sent;

  HttpWriters(String server, Population population, TokenMint mint, int bytes) {
    this.population = population;
    this.run = "tail" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    this.text = "x".repeat(bytes);
    ConfabHttp http = ConfabHttp.at(server);
    this.writers = population.writers().stream().map(writer -> http.as(mint.user(writer))).toList();
  }

  /** Writes for a while, in all chats in turn; returns when everything is answered. */
  void write(double perSecond, double seconds) {
    long start = System.nanoTime();
    long count = Math.round(perSecond * seconds);
    for (long i = 0; i < count; i++) {
      Writers.sleepUntil(start + (long) (i * 1e9 / perSecond));
      room.acquireUninterruptibly();
      long number = sent++;
      sending.execute(() -> post(number));
    }
    room.acquireUninterruptibly(UNDER_WAY);
    room.release(UNDER_WAY);
  }

  /** Messages committed so far. */
  long committed() {
    return committed.get();
  }

  /** Messages that were not, by code. */
  Map<String, Integer> refused() {
    synchronized (refused) {
      return Map.copyOf(refused);
    }
  }

  @Override
  public void close() {
    sending.close();
  }

  private void post(long number) {
    int chat = (int) (number % population.chats().size());
    try {
      var _ =
          writers
              .get(population.writerOf(chat))
              .postMessage(population.chats().get(chat), run + "-" + number, text, null);
      committed.incrementAndGet();
    } catch (ConfabException e) {
      synchronized (refused) {
        refused.merge(e.code(), 1, Integer::sum);
      }
    } finally {
      room.release();
    }
  }
}
