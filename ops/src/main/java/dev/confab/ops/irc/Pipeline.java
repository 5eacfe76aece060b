package dev.confab.ops.irc;

import dev.confab.ops.client.Committed;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabSocket;
import dev.confab.ops.client.Waiting;
import dev.confab.ops.client.Wish;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends wishes in order, some of them unanswered at a time, over a connection that may break. When
 * an outcome is not known, nothing new is sent until all answers are in or given up; then whatever
 * has none is sent again, in order. For one thread.
 */
final class Pipeline implements AutoCloseable {
  /** The server gives up on an outcome after 10 s. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /** How long a server may be away. */
  private static final Duration AWAY = Duration.ofMinutes(2);

  private static final int MAX_ATTEMPTS = 20;
  private static final long FIRST_PAUSE_MS = 100;
  private static final long LONGEST_PAUSE_MS = 3_000;

  /** The longest time that the protocol tells clients to stay away. */
  private static final long LONGEST_TOLD_MS = 10_000;

  private final Supplier<ConfabSocket> connect;
  private final int window;
  private final Deque<Flight> flights = new ArrayDeque<>();
  private ConfabSocket socket;
  private int reconnects;

  private static final class Flight {
    private final Wish wish;
    private final Consumer<Answer> whenKnown;
    private CompletableFuture<Committed> outcome;
    private int attempts = 1;

    private Flight(Wish wish, Consumer<Answer> whenKnown, CompletableFuture<Committed> outcome) {
      this.wish = wish;
      this.whenKnown = whenKnown;
      this.outcome = outcome;
    }
  }

  Pipeline(Supplier<ConfabSocket> connect, int window) {
    this.connect = connect;
    this.socket = connect.get();
    this.window = Math.min(window, socket.maxPending());
  }

  /** Sends a wish behind all earlier ones; the answer comes during a later call, in order. */
  void send(Wish wish, Consumer<Answer> whenKnown) {
    while (flights.size() >= window || (!flights.isEmpty() && flights.peek().outcome.isDone())) {
      settleFirst();
    }
    flights.add(new Flight(wish, whenKnown, socket.send(wish)));
  }

  /** Waits for the answer of the oldest wish; false: there is none. */
  boolean settleFirst() {
    Flight first = flights.peek();
    if (first == null) {
      return false;
    }
    while (true) {
      try {
        Committed committed = Waiting.until(first.outcome, ANSWER, "an answer");
        flights.remove();
        first.whenKnown.accept(new Answer.Done(committed, first.attempts > 1));
        return true;
      } catch (ConfabException e) {
        if (!e.retryable()) {
          flights.remove();
          String message = e.getMessage() == null ? "" : e.getMessage();
          first.whenKnown.accept(new Answer.Refused(e.code(), message, first.attempts > 1));
          return true;
        }
        if (first.attempts >= MAX_ATTEMPTS) {
          throw e;
        }
        sendAgain(e);
      }
    }
  }

  /** Waits for all answers. */
  void drain() {
    while (settleFirst()) {
      // each call takes one off
    }
  }

  /** How often the connection had to be made again. */
  int reconnects() {
    return reconnects;
  }

  @Override
  public void close() {
    socket.close();
  }

  private void sendAgain(ConfabException reason) {
    long deadline = System.nanoTime() + ANSWER.toNanos();
    flights.forEach(flight -> awaitAny(flight.outcome, deadline));
    pause(Math.max(FIRST_PAUSE_MS, Math.min(reason.retryAfterMs(), LONGEST_TOLD_MS)), reason);
    if (socket.ended().isDone() || reason.code().equals(ConfabException.CONNECTION_LOST)) {
      socket.abort();
      socket = reconnect();
    }
    for (Flight flight : flights) {
      if (!isDefinite(flight.outcome)) {
        flight.attempts++;
        flight.outcome = socket.send(flight.wish);
      }
    }
  }

  private ConfabSocket reconnect() {
    long deadline = System.nanoTime() + AWAY.toNanos();
    long pauseMs = FIRST_PAUSE_MS;
    while (true) {
      try {
        ConfabSocket next = connect.get();
        reconnects++;
        return next;
      } catch (ConfabException e) {
        if (!e.retryable() || System.nanoTime() > deadline) {
          throw e;
        }
        pause(pauseMs, e);
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      }
    }
  }

  private static boolean isDefinite(CompletableFuture<Committed> outcome) {
    return switch (outcome.state()) {
      case SUCCESS -> true;
      case FAILED -> outcome.exceptionNow() instanceof ConfabException e && !e.retryable();
      case RUNNING, CANCELLED -> false;
    };
  }

  private static void awaitAny(CompletableFuture<Committed> outcome, long deadline) {
    try {
      long leftMs = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
      Waiting.until(outcome, Duration.ofMillis(leftMs), "an answer");
    } catch (ConfabException e) {
      // Whatever it is, it is judged by isDefinite.
    }
  }

  private static void pause(long ms, ConfabException reason) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }
}
