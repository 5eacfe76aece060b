package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue in front of one socket. What the kernel is taking is under way, and the queue
 * begins behind it; while nothing is under way there is no queue object either. A reader who is too
 * slow, or does not read at all, is aborted: a close frame would not get through, and the client
 * resumes without loss.
 */
final class Outbox implements Outgoing, Callback {
  /** Two KiB a second; who does not read at all is found by the ticks. */
  private static final long DRAIN_PATIENCE_MS = 120_000;

  private static final int STALL_TICKS = Math.toIntExact(Limits.STALL.toSeconds());

  private enum State {
    OPEN,
    /** A close frame is the last one that goes out; it may be out already. */
    CLOSING,
    CLOSED
  }

  private final EndPoint endPoint;
  private final Transport transport;
  private final OutQueue queue;
  private State state = State.OPEN;
  private @Nullable Farewell farewell;

  /** A thread is inside of a write, and will look whether it is done. */
  private boolean isWriting;

  /** That write is done. */
  private boolean isWritten;

  Outbox(EndPoint endPoint, Transport transport) {
    this.endPoint = endPoint;
    this.transport = transport;
    this.queue = new OutQueue(transport.lastFrame());
  }

  @Override
  public void send(byte[] message) {
    send(OutFrame.text(message));
  }

  @Override
  public void sendEphemeral(byte[] message) {
    if (isHalfFull()) {
      transport.leftOut().increment();
    } else {
      send(message);
    }
  }

  /** Answers a ping; pongs wait in the queue like all else, so they count in its bounds. */
  void pong(byte[] data) {
    send(new OutFrame(Opcode.PONG, data));
  }

  private void send(OutFrame frame) {
    Batch batch;
    synchronized (this) {
      if (state != State.OPEN) {
        return;
      }
      if (queue.underWay() != null) {
        enqueue(frame);
        return;
      }
      batch = begin(queue.begin(frame));
    }
    write(batch);
  }

  @Override
  public synchronized void tick() {
    if (state == State.CLOSED) {
      return;
    }
    Batch batch = queue.underWay();
    if (batch != null && batch.tick() > STALL_TICKS) {
      tooSlow();
    } else if (batch == null && farewell != null && farewell.isOverdue()) {
      abort();
    }
  }

  @Override
  public void close(CloseCode code) {
    close(OutFrame.close(code), _ -> {});
  }

  /** The client has sent a close frame: answers it, unless it is an answer itself. */
  void answerClose(OutFrame answer) {
    close(answer, Farewell::hear);
  }

  /** The client has broken the rules: says so; it is not understood any more. */
  void breakOff(CloseCode code) {
    close(OutFrame.close(code), Farewell::breakOff);
  }

  private void close(OutFrame last, Consumer<Farewell> news) {
    Batch batch;
    synchronized (this) {
      if (state == State.CLOSED) {
        return;
      }
      if (farewell == null) {
        farewell = new Farewell();
        queue.addLast(last);
        state = State.CLOSING;
        notifyAll();
      }
      news.accept(farewell);
      batch = queue.underWay() == null ? next() : null;
    }
    if (batch != null) {
      write(batch);
    }
  }

  @Override
  public synchronized void abort() {
    if (end()) {
      // Not here: whoever sends holds locks that the end of a session needs.
      transport.executor().execute(() -> Farewell.cut(endPoint));
    }
  }

  @Override
  public synchronized boolean isDrained() {
    return state == State.OPEN && heldBytes() <= Limits.DRAINED_BYTES;
  }

  @Override
  public synchronized boolean awaitDrained() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_PATIENCE_MS);
    while (state == State.OPEN && heldBytes() > Limits.DRAINED_BYTES) {
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
    queue.clear();
    notifyAll();
    return first;
  }

  synchronized boolean isOpen() {
    return state == State.OPEN;
  }

  /** What waits and what is under way; a message counts until all of it is with the kernel. */
  synchronized int heldBytes() {
    return queue.heldBytes();
  }

  /** What was to be written is with the kernel. */
  @Override
  public void succeeded() {
    Batch batch;
    synchronized (this) {
      if (isWriting) {
        isWritten = true; // the writer goes on, in a loop: a call from here could go ever deeper
        return;
      }
      batch = next();
    }
    if (batch != null) {
      write(batch);
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

  private void write(Batch first) {
    for (Batch batch = first; batch != null; batch = written()) {
      endPoint.write(this, batch.buffers());
    }
  }

  /** What the writer goes on with; nothing if the kernel takes no more now. */
  private synchronized @Nullable Batch written() {
    isWriting = false;
    if (isWritten) {
      return next();
    }
    Batch batch = queue.underWay();
    if (batch != null) {
      batch.pause();
    }
    return null;
  }

  /** Chooses what is written next when the last is out; the caller then writes it. */
  private synchronized @Nullable Batch next() {
    if (state == State.CLOSED) {
      return null;
    }
    boolean wasFull = heldBytes() > Limits.DRAINED_BYTES;
    Batch next = queue.next();
    if (wasFull && heldBytes() <= Limits.DRAINED_BYTES) {
      notifyAll();
    }
    if (next != null) {
      return begin(next);
    }
    Runnable hangingUp = farewell == null ? null : farewell.hangingUp(endPoint);
    if (hangingUp != null) {
      transport.executor().execute(hangingUp); // not here, for the same reason as an abort
    }
    return null;
  }

  /** Notes that the caller is about to write. */
  private Batch begin(Batch batch) {
    isWriting = true;
    isWritten = false;
    return batch;
  }

  private void enqueue(OutFrame frame) {
    if (queue.isFullFor(frame)) {
      tooSlow();
    } else {
      queue.add(frame);
    }
  }

  private synchronized boolean isHalfFull() {
    return queue.isHalfFull();
  }

  @Override
  public synchronized boolean isNearlyFull() {
    return queue.isNearlyFull();
  }

  private void tooSlow() {
    if (state != State.CLOSED) {
      transport.slow().increment();
    }
    abort();
  }
}
