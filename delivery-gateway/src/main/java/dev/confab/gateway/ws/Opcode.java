package dev.confab.gateway.ws;

/** The kinds of frames (RFC 6455, 5.2). */
final class Opcode {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private Opcode() {}

  /** Does it belong to a message, and not to the connection? */
  static boolean isData(int opcode) {
    return opcode <= BINARY;
  }

  static boolean isKnown(int opcode) {
    return opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
  }
}
