package dev.confab.gateway.room;

import dev.confab.gateway.delivery.SourceLostException;
import dev.confab.platform.query.ViewUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks a view again, with growing pauses, while it is away. A call itself may wait two seconds, so
 * all attempts together end within some fifteen.
 */
public final class Patience {
  private static final Duration FIRST = Duration.ofMillis(50);

  /** 50, 100, … 800 ms, then 1 s: some four seconds of pauses. */
  private static final int MAX_ATTEMPTS = 8;

  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Pause pause;
  private int attempts;
  private Duration next = FIRST;

  /** Has asked nothing yet. */
  public Patience(Pause pause) {
    this.pause = pause;
  }

  /**
   * The first answer that comes.
   *
   * @throws AttachException if none has come after all attempts
   */
  public <T> T ask(Supplier<T> question) throws AttachException {
    while (true) {
      try {
        return question.get();
      } catch (ViewUnavailableException | SourceLostException e) {
        if (!pause()) {
          throw new AttachException(e);
        }
      }
    }
  }

  /**
   * Waits before another attempt.
   *
   * @return false if there were enough
   */
  boolean pause() throws AttachException {
    if (++attempts >= MAX_ATTEMPTS) {
      return false;
    }
    try {
      pause.take(next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AttachException(e);
    }
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return true;
  }
}
