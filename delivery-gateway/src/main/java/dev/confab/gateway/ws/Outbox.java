package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.nio.ByteBuffer;
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
 * behind it; while nothing is under way there is no queue object either. A reader who is too slow,
 * or does not read at all, is aborted: a close frame would not get through, and the client resumes
 * without loss.
 */
final class Outbox implements Outgoing, Callback {
  /** Two KiB a second; who does not read at all is found by the ticks. */
  private static final long DRAIN_PATIENCE_MS = 120_000;

  private static final int STALL_TICKS = Math.toIntExact(Limits.STALL.toSeconds());

  private enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  private final CoreSession session;
  private final Transport transport;
  private State state = State.OPEN;
  private @Nullable CloseCode closeCode;
  private @Nullable Backlog backlog;
  private @Nullable Pieces pieces;
  private int underWay;
  private int underWayBytes;
  private int silentTicks;
  private boolean ponging;

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
      underWayBytes = message.length;
    }
    write(message);
  }

  @Override
  public void sendEphemeral(byte[] message) {
    if (isHalfFull()) {
      transport.leftOut().increment();
    } else {
      send(message);
    }
  }

  /** Answers a ping. */
  void pong(byte[] data, Runnable whenOut) {
    synchronized (this) {
      ponging = true;
    }
    Callback callback = Callback.from(() -> ponged(whenOut), _ -> whenOut.run());
    Frame frame = new Frame(OpCode.PONG, true, ByteBuffer.wrap(data));
    session.sendFrame(new OutgoingEntry.Builder(frame, callback).build());
  }

  @Override
  public synchronized void tick() {
    boolean writes = underWay > 0 || ponging;
    if (writes && state != State.CLOSED && ++silentTicks > STALL_TICKS) {
      tooSlow();
    }
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
    pieces = null;
    underWayBytes = 0;
    notifyAll();
    return first;
  }

  synchronized boolean isOpen() {
    return state == State.OPEN;
  }

  /** What waits and what is under way; a message counts until all of it is with the kernel. */
  synchronized int heldBytes() {
    return underWayBytes + (backlog == null ? 0 : backlog.bytes());
  }

  @Override
  public void succeeded() {
    List<byte[]> next = List.of();
    CloseCode close = null;
    Frame piece;
    synchronized (this) {
      silentTicks = 0;
      if (state == State.CLOSED) {
        return;
      }
      piece = nextPiece();
      if (piece == null && --underWay == 0) {
        next = gather();
        close = next.isEmpty() ? closeCode : null;
      }
    }
    if (piece != null) {
      write(piece);
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
    Backlog waiting = backlog;
    if (waiting == null) {
      waiting = new Backlog();
      backlog = waiting;
    }
    if (heldBytes() + message.length > Limits.MAX_QUEUED_BYTES
        || waiting.size() == Limits.MAX_QUEUED_FRAMES) {
      tooSlow();
    } else {
      waiting.add(message);
    }
  }

  private synchronized boolean isHalfFull() {
    return heldBytes() > Limits.MAX_QUEUED_BYTES / 2
        || (backlog != null && backlog.size() > Limits.MAX_QUEUED_FRAMES / 2);
  }

  @Override
  public synchronized boolean isNearlyFull() {
    return heldBytes() > Limits.NEARLY_FULL_BYTES
        || (backlog != null && backlog.size() > Limits.NEARLY_FULL_FRAMES);
  }

  private void tooSlow() {
    if (state != State.CLOSED) {
      transport.slow().increment();
    }
    abort();
  }

  private void ponged(Runnable whenOut) {
    synchronized (this) {
      ponging = false;
      silentTicks = 0;
    }
    whenOut.run();
  }

  /** Of the message that is under way. */
  private @Nullable Frame nextPiece() {
    Pieces large = pieces;
    if (large != null && large.isMore()) {
      return large.next();
    }
    pieces = null;
    return null;
  }

  /** All is out: puts the next messages under way, and drops the queue when it is empty. */
  private List<byte[]> gather() {
    boolean wasFull = heldBytes() > Limits.DRAINED_BYTES;
    Backlog waiting = backlog;
    List<byte[]> next = waiting == null ? List.of() : waiting.next();
    if (waiting != null && waiting.size() == 0) {
      backlog = null;
    }
    underWay = next.size();
    underWayBytes = 0;
    for (byte[] message : next) {
      underWayBytes += message.length;
    }
    if (wasFull && heldBytes() <= Limits.DRAINED_BYTES) {
      notifyAll();
    }
    return next;
  }

  private void write(byte[] message) {
    if (message.length <= Pieces.BYTES) {
      write(new Frame(OpCode.TEXT, true, ByteBuffer.wrap(message)));
      return;
    }
    Frame first;
    synchronized (this) {
      Pieces large = new Pieces(message);
      pieces = large;
      first = large.next();
    }
    write(first);
  }

  private void write(Frame frame) {
    session.sendFrame(new OutgoingEntry.Builder(frame, this).build());
  }

  private void writeClose(CloseCode code) {
    session.close(code.code(), code.reason(), Callback.from(() -> {}, _ -> abort()));
  }
}
