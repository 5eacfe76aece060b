package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A frame on its way to a client, in one piece: it is known how much of it the kernel has taken, so
 * that large messages need no fragments.
 *
 * @param payload shared with others, and not changed by anybody
 */
record OutFrame(int opcode, byte[] payload) {
  private static final int FIN = 0x80;
  private static final int MAX_SEVEN_BITS = 125;
  private static final int MAX_SIXTEEN_BITS = 0xffff;
  private static final byte SIXTEEN_BITS = 126;
  private static final byte SIXTY_FOUR_BITS = 127;

  static OutFrame text(byte[] message) {
    return new OutFrame(Opcode.TEXT, message);
  }

  static OutFrame close(CloseCode code) {
    byte[] reason = code.reason().getBytes(StandardCharsets.UTF_8);
    byte[] payload = new byte[Short.BYTES + reason.length];
    ByteBuffer.wrap(payload).putShort((short) code.code()).put(reason);
    return new OutFrame(Opcode.CLOSE, payload);
  }

  int length() {
    return payload.length;
  }

  /** Is it made of the very same payload? */
  boolean isSameAs(OutFrame other) {
    return payload == other.payload && opcode == other.opcode;
  }

  /** The whole frame. */
  ByteBuffer bytes() {
    ByteBuffer head = head();
    return ByteBuffer.allocate(head.remaining() + payload.length).put(head).put(payload).flip();
  }

  /** What goes before the payload. */
  ByteBuffer head() {
    byte first = (byte) (FIN | opcode);
    int length = payload.length;
    if (length <= MAX_SEVEN_BITS) {
      return ByteBuffer.wrap(new byte[] {first, (byte) length});
    }
    if (length <= MAX_SIXTEEN_BITS) {
      byte[] head = {first, SIXTEEN_BITS, (byte) (length >> 8), (byte) length};
      return ByteBuffer.wrap(head);
    }
    return ByteBuffer.allocate(2 + Long.BYTES)
        .put(first)
        .put(SIXTY_FOUR_BITS)
        .putLong(length)
        .flip();
  }
}
