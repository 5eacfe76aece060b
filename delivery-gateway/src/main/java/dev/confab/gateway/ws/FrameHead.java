package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the payload of a client's frame (RFC 6455, 5.2).
 *
 * @param isLast does the frame end its message?
 * @param length of the payload, in bytes; at most {@link Limits#MAX_FRAME_BYTES}
 * @param mask the payload is exclusive-ored with it, its highest byte first
 */
record FrameHead(int opcode, boolean isLast, int length, int mask) {
  private static final int FIN = 0x80;
  private static final int RESERVED = 0x70;
  private static final int MASKED = 0x80;
  private static final int SHORT_LENGTH = 126;
  private static final int LONG_LENGTH = 127;
  private static final int MASK_BYTES = 4;

  /** The bound of control frames (RFC 6455, 5.5). */
  private static final int MAX_CONTROL_BYTES = 125;

  /**
   * Reads a head, and nothing if it is not complete yet.
   *
   * @param inside has a message begun and not ended?
   * @throws BrokenException as soon as it is clear that the frame must not be, whatever follows
   */
  static @Nullable FrameHead read(ByteBuffer in, boolean inside) throws BrokenException {
    if (in.remaining() < 2) {
      return null;
    }
    int first = in.get(in.position());
    int second = in.get(in.position() + 1);
    check(first, second, inside);
    int form = second & 0x7f;
    int lengthBytes =
        switch (form) {
          case SHORT_LENGTH -> Short.BYTES;
          case LONG_LENGTH -> Long.BYTES;
          default -> 0;
        };
    if (in.remaining() < 2 + lengthBytes + MASK_BYTES) {
      return null;
    }
    in.position(in.position() + 2);
    long length =
        switch (form) {
          case SHORT_LENGTH -> Short.toUnsignedInt(in.getShort());
          case LONG_LENGTH -> in.getLong();
          default -> form;
        };
    if (!Opcode.isData(first & 0xf) && (length < 0 || length > MAX_CONTROL_BYTES)) {
      throw new BrokenException(CloseCode.PROTOCOL);
    }
    if (length < 0 || length > Limits.MAX_FRAME_BYTES) {
      throw new BrokenException(CloseCode.TOO_LARGE);
    }
    return new FrameHead(first & 0xf, (first & FIN) != 0, (int) length, in.getInt());
  }

  private static void check(int first, int second, boolean inside) throws BrokenException {
    int opcode = first & 0xf;
    boolean torn = Opcode.isData(opcode) && (opcode == Opcode.CONTINUATION) != inside;
    boolean controlInFragments = !Opcode.isData(opcode) && (first & FIN) == 0;
    if ((first & RESERVED) != 0
        || !Opcode.isKnown(opcode)
        || (second & MASKED) == 0
        || torn
        || controlInFragments) {
      throw new BrokenException(CloseCode.PROTOCOL);
    }
    if (opcode == Opcode.BINARY) {
      throw new BrokenException(CloseCode.BINARY);
    }
  }
}
