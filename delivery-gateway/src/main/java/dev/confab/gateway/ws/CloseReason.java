package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What a client's close frame may say (RFC 6455, 5.5.1 and 7.4). */
final class CloseReason {
  private CloseReason() {}

  /**
   * What answers it: the same code, or nothing if it has none.
   *
   * @throws BrokenException if no client may say it
   */
  static OutFrame answer(byte[] payload) throws BrokenException {
    if (payload.length > 0) {
      check(payload);
    }
    return new OutFrame(Opcode.CLOSE, Arrays.copyOf(payload, Math.min(2, payload.length)));
  }

  private static void check(byte[] payload) throws BrokenException {
    if (payload.length < Short.BYTES || !isMeaningful(ByteBuffer.wrap(payload).getShort())) {
      throw new BrokenException(CloseCode.PROTOCOL);
    }
    Gathered reason = new Gathered();
    int length = payload.length - Short.BYTES;
    reason.take(ByteBuffer.wrap(payload, Short.BYTES, length), length, 0, 0);
    String _ = reason.text();
  }

  /** The codes of the RFC and its registry that may be on the wire, and those for applications. */
  private static boolean isMeaningful(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }
}
