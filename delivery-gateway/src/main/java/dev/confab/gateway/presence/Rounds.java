package dev.confab.gateway.presence;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a thread of its own. */
public final class Rounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

  private final ScheduledExecutorService thread;
  private final Runnable round;

  private Rounds(String name, Runnable round) {
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
    this.round = round;
  }

  /**
   * Begins.
   *
   * @param name of the thread
   * @param pause between the end of a round and the next one
   */
  public static Rounds every(Duration pause, String name, Runnable round) {
    Rounds rounds = new Rounds(name, round);
    rounds.thread.scheduleWithFixedDelay(
        rounds::run, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    return rounds;
  }

  /** No more rounds; does not wait for ever for one that is under way. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An exception would end the schedule. */
  private void run() {
    try {
      round.run();
    } catch (RuntimeException e) {
      log.atError()
          .setCause(e)
          .addKeyValue("thread", Thread.currentThread().getName())
          .log("round failed");
    }
  }
}
