package dev.confab.gateway.model;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Incoming;
import dev.confab.gateway.ws.Outgoing;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/** A connection whose client reads frame by frame when told to; what waits is bounded. */
final class SlowWire implements Outgoing {
  static final int MAX_FRAMES = 120;
  private static final int NEARLY_FULL = MAX_FRAMES / 4 * 3;
  private static final int DRAINED = 20;

  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private final Runnable pause;
  private Incoming incoming;
  private boolean open = true;
  private boolean overflown;

  /**
   * Nothing is sent yet.
   *
   * @param pause how a task waits
   */
  SlowWire(Runnable pause) {
    this.pause = pause;
  }

  void connected(Incoming session) {
    incoming = session;
  }

  Incoming incoming() {
    return incoming;
  }

  /** Gives the next frame to a client. */
  boolean read(Consumer<byte[]> client) {
    byte[] frame = frames.poll();
    if (frame == null) {
      return false;
    }
    client.accept(frame);
    return true;
  }

  boolean isOpen() {
    return open;
  }

  /** Has more come than may wait? */
  boolean isOverflown() {
    return overflown;
  }

  /** The client hangs up. */
  void hangUp() {
    end();
    incoming.onClosed();
  }

  @Override
  public void send(byte[] message) {
    if (open && frames.size() == MAX_FRAMES) {
      overflown = true;
      end();
    } else if (open) {
      frames.add(message);
    }
  }

  @Override
  public void sendEphemeral(byte[] message) {
    send(message);
  }

  @Override
  public boolean isNearlyFull() {
    return frames.size() > NEARLY_FULL;
  }

  @Override
  public void tick() {}

  @Override
  public void close(CloseCode code) {
    end();
  }

  @Override
  public void abort() {
    end();
  }

  @Override
  public boolean isDrained() {
    return open && frames.size() <= DRAINED;
  }

  @Override
  public boolean awaitDrained() {
    while (open && frames.size() > DRAINED) {
      pause.run();
    }
    return open;
  }

  private void end() {
    open = false;
    frames.clear();
  }
}
