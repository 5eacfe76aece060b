package dev.confab.ops.bench.many;

import dev.confab.ops.client.Committed;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabSocket;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.client.Wish;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The few who write: a connection for each of a population's writers, attached to nothing, so that
 * nothing is delivered to them.
 */
final class Writers implements AutoCloseable {
  private static final String FILLER = "the quick brown fox jumps over the lazy dog and runs on ";

  private final Population population;
  private final String run;
  private final int bytes;
  private final List<ConfabSocket> sockets = new ArrayList<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger committed = new AtomicInteger();
  private final AtomicLongArray acknowledged;
  private int sent;

  private Writers(Population population, String run, int bytes) {
    this.population = population;
    this.run = run;
    this.bytes = bytes;
    this.acknowledged = new AtomicLongArray(population.chats().size());
  }

  /**
   * Connects them.
   *
   * @param run a word that no other run has: all texts begin with it
   * @param bytes length of a text
   */
  static Writers open(URI gateway, Population population, TokenMint mint, String run, int bytes) {
    Writers writers = new Writers(population, run, bytes);
    try {
      population
          .writers()
          .forEach(
              writer ->
                  writers.sockets.add(ConfabSocket.open(gateway.toString(), mint.user(writer))));
      return writers;
    } catch (ConfabException e) {
      writers.close();
      throw e;
    }
  }

  /**
   * Writes for a while, each message when it is due.
   *
   * @param chats take turns
   * @param perSecond messages per second in all
   * @param seconds how long
   */
  void write(int[] chats, double perSecond, double seconds) {
    long start = System.nanoTime();
    long count = Math.round(perSecond * seconds);
    for (long i = 0; i < count; i++) {
      sleepUntil(start + (long) (i * 1e9 / perSecond));
      write(chats[(int) (i % chats.length)]);
    }
    sleepUntil(start + (long) (seconds * 1e9));
  }

  /** Messages sent. */
  int sent() {
    return sent;
  }

  /** Messages acknowledged. */
  int committed() {
    return committed.get();
  }

  /** Does the log that was read have everything that was acknowledged? */
  boolean allIn(LogBook book) {
    for (int chat = 0; chat < acknowledged.length(); chat++) {
      if (book.last(chat) < acknowledged.get(chat)) {
        return false;
      }
    }
    return true;
  }

  /** Messages that nothing was heard of yet. */
  int unanswered() {
    return sent - answered.get();
  }

  /** Messages refused, by code. */
  Map<String, Integer> refused() {
    synchronized (refused) {
      return Map.copyOf(refused);
    }
  }

  @Override
  public void close() {
    sockets.forEach(ConfabSocket::close);
  }

  static void sleepUntil(long ns) {
    for (long left = ns - System.nanoTime(); left > 0; left = ns - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void write(int chat) {
    int number = sent++;
    String key = run + "-" + number;
    StringBuilder text = new StringBuilder(key).append(' ');
    while (text.length() < bytes) {
      text.append(FILLER);
    }
    text.setLength(Math.max(bytes, key.length() + 1));
    text.setCharAt(text.length() - 1, '.');
    Wish wish = new Wish.Send(population.chats().get(chat), key, text.toString());
    var _ =
        sockets
            .get(population.writerOf(chat))
            .send(wish)
            .orTimeout(15, TimeUnit.SECONDS)
            .whenComplete((outcome, failure) -> answered(chat, outcome, failure));
  }

  private void answered(int chat, @Nullable Committed outcome, @Nullable Throwable failure) {
    if (outcome != null) {
      acknowledged.accumulateAndGet(chat, outcome.seq(), Math::max);
      committed.incrementAndGet();
    } else {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      String code =
          cause instanceof ConfabException refusal ? refusal.code() : String.valueOf(cause);
      synchronized (refused) {
        refused.merge(code, 1, Integer::sum);
      }
    }
    answered.incrementAndGet();
  }
}
