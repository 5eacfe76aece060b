package dev.confab.gateway.ws;

import java.nio.ByteBuffer;
import java.util.List;

/** Frames that the kernel is taking: several small ones at once, or a large one in several goes. */
final class Batch {
  /**
   * As much as a socket's send buffer holds, twice. What is not in it yet lies in a direct buffer
   * of the thread that writes, and is copied there anew for each try.
   */
  static final int MAX_BYTES = 32 * 1024;

  /** Enough to make one call to the kernel of many, and far below what it takes at once. */
  static final int MAX_FRAMES = 32;

  private final int bytes;
  private final ByteBuffer[] buffers;

  /** The last payload, if it is too large for one write; its limit moves on. */
  private final ByteBuffer last;

  private long writtenAtTick;
  private int silentTicks;

  /** One frame, which many may share if it is small. */
  Batch(OutFrame frame, LastFrame shared) {
    this.bytes = frame.length();
    if (bytes <= MAX_BYTES) {
      this.last = shared.bytesOf(frame);
      this.buffers = new ByteBuffer[] {last};
    } else {
      this.last = ByteBuffer.wrap(frame.payload());
      this.buffers = new ByteBuffer[] {frame.head(), last};
      limit();
    }
  }

  /**
   * @param frames at least one; a large one is alone
   */
  Batch(List<OutFrame> frames) {
    int sum = 0;
    buffers = new ByteBuffer[2 * frames.size()];
    for (int i = 0; i < frames.size(); i++) {
      OutFrame frame = frames.get(i);
      buffers[2 * i] = frame.head();
      buffers[2 * i + 1] = ByteBuffer.wrap(frame.payload());
      sum += frame.length();
    }
    bytes = sum;
    last = buffers[buffers.length - 1];
    limit();
  }

  /** Of the payloads, whether the kernel has some of them or not. */
  int bytes() {
    return bytes;
  }

  /** What is to be written next. */
  ByteBuffer[] buffers() {
    return buffers;
  }

  /** What could be written is: goes on to the rest; false if there is none. */
  boolean goOn() {
    if (last.position() == last.capacity()) {
      return false;
    }
    limit();
    return true;
  }

  /** The kernel does not take all of it now: from here its ticks count. */
  void pause() {
    writtenAtTick = written();
    silentTicks = 0;
  }

  /** A second has passed: how many in a row has the kernel taken nothing in? */
  int tick() {
    long written = written();
    silentTicks = written == writtenAtTick ? silentTicks + 1 : 0;
    writtenAtTick = written;
    return silentTicks;
  }

  /** Read without a lock while the kernel takes bytes: it may be a moment old. */
  private long written() {
    long sum = 0;
    for (ByteBuffer buffer : buffers) {
      sum += buffer.position();
    }
    return sum;
  }

  private void limit() {
    last.limit(Math.min(last.capacity(), last.position() + MAX_BYTES));
  }
}
