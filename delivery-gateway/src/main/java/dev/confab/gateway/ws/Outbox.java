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
  private State state = State.OPEN;
  private @Nullable Backlog backlog;
  private @Nullable Farewell farewell;
  private @Nullable Batch underWay;

  /** A thread is inside of a write, and will look whether it is done. */
  private boolean isWriting;

  /** That write is done. */
  private boolean isWritten;

  private int silentTicks;
  private long writtenAtTick;

  Outbox(EndPoint endPoint, Transport transport) {
    this.endPoint = endPoint;
    this.transport = transport;
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
      if (underWay != null) {
        enqueue(frame);
        return;
      }
      batch = begin(new Batch(frame));
    }
    write(batch);
  }

  @Override
  public synchronized void tick() {
    if (state == State.CLOSED) {
      return;
    }
    Batch batch = underWay;
    if (batch == null) {
      if (farewell != null && farewell.isOverdue()) {
        abort();
      }
      return;
    }
    long written = batch.written();
    silentTicks = written == writtenAtTick ? silentTicks + 1 : 0;
    writtenAtTick = written;
    if (silentTicks > STALL_TICKS) {
      tooSlow();
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
      state = State.CLOSING;
      farewell = farewell == null ? new Farewell(last) : farewell;
      news.accept(farewell);
      notifyAll();
      batch = underWay == null ? next() : null;
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
    backlog = null;
    underWay = null;
    notifyAll();
    return first;
  }

  synchronized boolean isOpen() {
    return state == State.OPEN;
  }

  /** What waits and what is under way; a message counts until all of it is with the kernel. */
  synchronized int heldBytes() {
    return (underWay == null ? 0 : underWay.bytes()) + (backlog == null ? 0 : backlog.bytes());
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
    writtenAtTick = underWay == null ? 0 : underWay.written();
    return null;
  }

  /** Chooses what is written next when the last is out; the caller then writes it. */
  private synchronized @Nullable Batch next() {
    Batch before = underWay;
    Backlog waiting = backlog;
    if (state == State.CLOSED) {
      return null;
    }
    if (before != null && before.goOn()) {
      return begin(before);
    }
    boolean wasFull = heldBytes() > Limits.DRAINED_BYTES;
    underWay = null;
    if (waiting != null) {
      underWay = waiting.next();
      backlog = waiting.size() == 0 ? null : waiting;
    }
    if (wasFull && heldBytes() <= Limits.DRAINED_BYTES) {
      notifyAll();
    }
    if (underWay == null && farewell != null) {
      underWay = lastOf(farewell);
    }
    return underWay == null ? null : begin(underWay);
  }

  /** All else is out: the close frame, or, when it is out too, nothing more. */
  private @Nullable Batch lastOf(Farewell ending) {
    OutFrame last = ending.next();
    if (last != null) {
      return new Batch(last);
    }
    Runnable hangingUp = ending.hangingUp(endPoint);
    if (hangingUp != null) {
      transport.executor().execute(hangingUp); // not here, for the same reason as an abort
    }
    return null;
  }

  /** Notes that the caller is about to write. */
  private Batch begin(Batch batch) {
    underWay = batch;
    isWriting = true;
    isWritten = false;
    silentTicks = 0;
    writtenAtTick = batch.written();
    return batch;
  }

  private void enqueue(OutFrame frame) {
    Backlog waiting = backlog;
    if (waiting == null) {
      waiting = new Backlog();
      backlog = waiting;
    }
    if (heldBytes() + frame.length() > Limits.MAX_QUEUED_BYTES
        || waiting.size() == Limits.MAX_QUEUED_FRAMES) {
      tooSlow();
    } else {
      waiting.add(frame);
    }
  }

  private synchronized boolean isHalfFull() {
    return heldBytes() > Limits.MAX_QUEUED_BYTES / 2
        || (backlog != null && backlog.size() > Limits.MAX_QUEUED_FRAMES / 2);
  }

  private void tooSlow() {
    if (state != State.CLOSED) {
      transport.slow().increment();
    }
    abort();
  }
}
