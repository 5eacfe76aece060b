package dev.confab.gateway.session;

import dev.confab.gateway.room.Turn;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Lets so many sessions be attached to their chats at once, and the others wait for their turn in
 * the order in which they came. Who waits costs no thread.
 */
final class Admission implements Turn {
  /** Half of what one process can hold: at 1,500 a second the last one waits seven seconds. */
  static final int MAX_WAITING = 10_000;

  private final int max;
  private final Executor executor;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /**
   * @param max how many at once
   * @param executor runs them
   */
  Admission(int max, Executor executor) {
    this.max = max;
    this.executor = executor;
  }

  /**
   * Attaches a session when its turn has come.
   *
   * @return false if too many wait
   */
  boolean submit(Runnable attaching) {
    synchronized (this) {
      if (running >= max) {
        return waiting.size() < MAX_WAITING && waiting.add(attaching);
      }
      running++;
    }
    start(attaching);
    return true;
  }

  /** Who comes back goes on at once: what it is about to send is in memory already. */
  @Override
  public boolean aside(BooleanSupplier wait) {
    end();
    try {
      return wait.getAsBoolean();
    } finally {
      synchronized (this) {
        running++;
      }
    }
  }

  synchronized int waiting() {
    return waiting.size();
  }

  private void start(Runnable attaching) {
    executor.execute(
        () -> {
          try {
            attaching.run();
          } finally {
            end();
          }
        });
  }

  private void end() {
    Runnable next;
    synchronized (this) {
      next = running > max ? null : waiting.poll();
      if (next == null) {
        running--;
      }
    }
    if (next != null) {
      start(next);
    }
  }
}
