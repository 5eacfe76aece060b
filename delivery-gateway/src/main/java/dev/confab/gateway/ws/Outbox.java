package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue in front of one socket. What Jetty has is under way, and the queue begins
 * behind it; while nothing is under way there is no queue object either. A reader who is too slow
 * is aborted: a close frame would not get through, and the client resumes without loss.
 */
final class Outbox implements Outgoing, Callback {
  /** Who has not read 256 KiB in this time does not read. */
  private static final long DRAIN_PATIENCE_MS = 30_000;

  /** Messages that go to Jetty, and so to the kernel, in one write when several wait. */
  private static final int MAX_GATHERED = 8;

  private enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  private final CoreSession session;
  private final Transport transport;
  private State state = State.OPEN;
  private @Nullable CloseCode closeCode;
  private @Nullable ArrayDeque<byte[]> queue;
  private int queuedBytes;
  private int underWay;

  Outbox(CoreSession session, Transport transport) {
    this.session = session;
    this.transport = transport;
  }

  @Override
  public void send(byte[] message) {
    synchronized (this) {
      if (state != State.OPEN) {
        return;
      }
      if (underWay > 0) {
        enqueue(message);
        return;
      }
      underWay = 1;
    }
    write(message);
  }

  @Override
  public void close(CloseCode code) {
    synchronized (this) {
      if (state != State.OPEN) {
        return;
      }
      state = State.CLOSING;
      closeCode = code;
      notifyAll();
      if (underWay > 0) {
        return;
      }
    }
    writeClose(code);
  }

  @Override
  public synchronized void abort() {
    if (end()) {
      // Not here: whoever sends holds locks that the end of a session needs.
      transport.executor().execute(session::abort);
    }
  }

  @Override
  public synchronized boolean awaitDrained() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_PATIENCE_MS);
    while (state == State.OPEN && queuedBytes > Limits.DRAINED_BYTES) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        tooSlow();
        return false;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return state == State.OPEN;
  }

  /** The connection has ended. */
  synchronized boolean end() {
    boolean first = state != State.CLOSED;
    state = State.CLOSED;
    queue = null;
    queuedBytes = 0;
    notifyAll();
    return first;
  }

  @Override
  public void succeeded() {
    List<byte[]> next;
    CloseCode close;
    synchronized (this) {
      underWay--;
      if (underWay > 0 || state == State.CLOSED) {
        return;
      }
      next = gather();
      underWay = next.size();
      close = next.isEmpty() ? closeCode : null;
    }
    next.forEach(this::write);
    if (close != null) {
      writeClose(close);
    }
  }

  @Override
  public void failed(Throwable failure) {
    abort();
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  private void enqueue(byte[] message) {
    ArrayDeque<byte[]> waiting = queue;
    if (waiting == null) {
      waiting = new ArrayDeque<>(4);
      queue = waiting;
    }
    waiting.add(message);
    queuedBytes += message.length;
    if (queuedBytes > Limits.MAX_QUEUED_BYTES || waiting.size() > Limits.MAX_QUEUED_FRAMES) {
      tooSlow();
    }
  }

  private void tooSlow() {
    transport.countSlow();
    abort();
  }

  /** Takes the next messages from the queue, and drops it when it is empty. */
  private List<byte[]> gather() {
    ArrayDeque<byte[]> waiting = queue;
    if (waiting == null) {
      return List.of();
    }
    List<byte[]> next = new ArrayList<>(Math.min(MAX_GATHERED, waiting.size()));
    while (next.size() < MAX_GATHERED && !waiting.isEmpty()) {
      byte[] message = waiting.remove();
      queuedBytes -= message.length;
      next.add(message);
    }
    if (waiting.isEmpty()) {
      queue = null;
    }
    if (queuedBytes <= Limits.DRAINED_BYTES) {
      notifyAll();
    }
    return next;
  }

  private void write(byte[] message) {
    Frame frame = new Frame(OpCode.TEXT, true, ByteBuffer.wrap(message));
    session.sendFrame(new OutgoingEntry.Builder(frame, this).build());
  }

  private void writeClose(CloseCode code) {
    session.close(code.code(), code.reason(), Callback.from(() -> {}, _ -> abort()));
  }
}
