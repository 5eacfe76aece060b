package dev.confab.schemas.catalogue;

import java.nio.ByteBuffer;

/**
 * Where a front node waits for outcomes: a partition of {@code node-inbox}, and a random number of
 * this life of the node, so that nobody takes an outcome meant for an earlier life.
 *
 * @param partition from 0
 * @param incarnation random, 64 bits
 */
public record InboxAddress(int partition, long incarnation) {
  private static final int BYTES = Integer.BYTES + Long.BYTES;

  /** The 12 bytes that commands carry in their {@code replyTo} header and outcomes as key. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putInt(partition).putLong(incarnation).array();
  }

  /**
   * Reads an address from its bytes.
   *
   * @throws IllegalArgumentException unless there are exactly 12 of them
   */
  public static InboxAddress fromBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an inbox address has 12 bytes, not " + bytes.length);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new InboxAddress(in.getInt(), in.getLong());
  }
}
