package dev.confab.gateway.http;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.ws.Outgoing;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way to a client that reads them over HTTP. The request's own thread takes them
 * out; what waits is bounded as in front of a WebSocket, and a reader who is too slow is dropped.
 */
final class FrameQueue implements Outgoing {
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(30);

  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private int bytes;
  private boolean ended;
  private @Nullable CloseCode closed;

  @Override
  public synchronized void send(byte[] message) {
    if (isClosed()) {
      return;
    }
    frames.add(message);
    bytes += message.length;
    if (bytes > Limits.MAX_QUEUED_BYTES || frames.size() > Limits.MAX_QUEUED_FRAMES) {
      abort();
    }
    notifyAll();
  }

  @Override
  public synchronized void sendEphemeral(byte[] message) {
    if (bytes <= Limits.MAX_QUEUED_BYTES / 2 && frames.size() <= Limits.MAX_QUEUED_FRAMES / 2) {
      send(message);
    }
  }

  @Override
  public synchronized boolean isNearlyFull() {
    return bytes > Limits.NEARLY_FULL_BYTES || frames.size() > Limits.NEARLY_FULL_FRAMES;
  }

  /** A client that takes nothing is found by Jetty's own time-out of a write. */
  @Override
  public void tick() {}

  @Override
  public synchronized boolean isDrained() {
    return bytes <= Limits.DRAINED_BYTES;
  }

  @Override
  public synchronized void close(CloseCode code) {
    if (!isClosed()) {
      closed = code;
      notifyAll();
    }
  }

  @Override
  public synchronized void abort() {
    ended = true;
    frames.clear();
    bytes = 0;
    notifyAll();
  }

  @Override
  public synchronized boolean awaitDrained() {
    long deadline = System.nanoTime() + DRAIN_PATIENCE.toNanos();
    while (!isClosed() && bytes > Limits.DRAINED_BYTES) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        abort();
        return false;
      }
      if (!paused(left)) {
        return false;
      }
    }
    return !isClosed();
  }

  /** The next frame; null if none comes in time, or none comes any more. */
  synchronized byte @Nullable [] next(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (frames.isEmpty() && !isClosed()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || !paused(left)) {
        return null;
      }
    }
    byte[] next = frames.poll();
    if (next != null) {
      bytes -= next.length;
      notifyAll();
    }
    return next;
  }

  /** Does nothing come any more, and is all taken that came? */
  synchronized boolean isOver() {
    return isClosed() && frames.isEmpty();
  }

  /** Does nothing wait? */
  synchronized boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Why it was closed; null if it was not, or was aborted. */
  synchronized @Nullable CloseCode closed() {
    return closed;
  }

  private boolean isClosed() {
    return ended || closed != null;
  }

  /** False if the thread is to stop. */
  private boolean paused(long nanos) {
    try {
      // One more than the rest: a wait of 0 is for ever.
      wait(nanos / 1_000_000 + 1);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
