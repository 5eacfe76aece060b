package dev.confab.ops.bench.many;

import java.nio.ByteBuffer;

/** The one read buffer of a thread: its connections keep nothing while nothing is half read. */
final class Scratch {
  /** The largest frame that a server of this protocol sends is a chunk, some 256 KiB. */
  private static final int BYTES = 1024 * 1024;

  private final byte[] bytes = new byte[BYTES];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

  byte[] bytes() {
    return bytes;
  }

  /** Its room from an offset on. */
  ByteBuffer from(int offset) {
    return buffer.clear().position(offset);
  }
}
