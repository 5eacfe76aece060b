package dev.confab.gateway.ws;

import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * A large message on its way, in fragments: Jetty says when a frame is with the kernel, and nothing
 * in between, so only pieces show whether a slow client reads at all.
 */
final class Pieces {
  /** One in 30 s is 1 KiB a second, less than any network that people use. */
  static final int BYTES = 32 * 1024;

  private final byte[] message;
  private int at;

  Pieces(byte[] message) {
    this.message = message;
  }

  boolean isMore() {
    return at < message.length;
  }

  Frame next() {
    byte opCode = at == 0 ? OpCode.TEXT : OpCode.CONTINUATION;
    int length = Math.min(BYTES, message.length - at);
    ByteBuffer payload = ByteBuffer.wrap(message, at, length);
    at += length;
    return new Frame(opCode, !isMore(), payload);
  }
}
