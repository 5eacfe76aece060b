package dev.confab.processors.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an application whose stream thread dies: the thread is replaced, unless a record
 * cannot be applied at all; then the application stops where it is and says so.
 */
final class ThreadDeaths implements StreamsUncaughtExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ThreadDeaths.class);
  private static final int TOO_MANY = 3;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  /** So that what cannot work now (a registry away, a full disk) is not tried in a hot loop. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String name;
  private final Runnable count;
  private final Deque<Long> deathsNanos = new ArrayDeque<>();
  private volatile @Nullable String stopped;

  ThreadDeaths(String name, Runnable count) {
    this.name = name;
    this.count = count;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable death) {
    count.run();
    String poison = poisonIn(death);
    if (poison != null) {
      stopped = poison;
      log.atError()
          .setCause(death)
          .addKeyValue("view", name)
          .log("view stopped at a record that it cannot apply");
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    log.atError().setCause(death).addKeyValue("view", name).log("stream thread died, replacing it");
    remember();
    pause();
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Why the application is not to be trusted, or null. */
  @Nullable String complaint() {
    if (stopped != null) {
      return stopped;
    }
    synchronized (deathsNanos) {
      forgetOld();
      return deathsNanos.size() >= TOO_MANY
          ? "its stream thread died " + deathsNanos.size() + " times in a minute"
          : null;
    }
  }

  private void remember() {
    synchronized (deathsNanos) {
      forgetOld();
      deathsNanos.add(System.nanoTime());
    }
  }

  private void forgetOld() {
    long oldest = System.nanoTime() - WITHIN.toNanos();
    while (!deathsNanos.isEmpty() && deathsNanos.peek() - oldest < 0) {
      deathsNanos.remove();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable String poisonIn(@Nullable Throwable death) {
    for (Throwable cause = death; cause != null; cause = cause.getCause()) {
      if (cause instanceof PoisonedRecordException) {
        return cause.getMessage();
      }
    }
    return null;
  }
}
