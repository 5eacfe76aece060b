package dev.confab.gateway.ws.conformance;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** What a client hears, as words: so a failure can be read. */
final class Heard {
  private static final int SHOWN_BYTES = 32;

  private Heard() {}

  static String text(String text) {
    return text(ClientBytes.bytes(text));
  }

  static String text(byte[] payload) {
    return "text " + payload(payload);
  }

  static String pong(String data) {
    return pong(ClientBytes.bytes(data));
  }

  static String pong(byte[] data) {
    return "pong " + payload(data);
  }

  /** A close frame with this code and any reason. */
  static String close(int code) {
    return "close " + code;
  }

  /** A close frame that says nothing. */
  static String silentClose() {
    return "close without a code";
  }

  static boolean isClose(String heard) {
    return heard.startsWith("close");
  }

  /** A frame of the server's. */
  static String frame(int opcode, byte[] payload) {
    return switch (opcode) {
      case ClientBytes.TEXT -> text(payload);
      case ClientBytes.PONG -> pong(payload);
      case ClientBytes.CLOSE -> payload.length == 0 ? silentClose() : close(code(payload));
      default -> "opcode " + opcode + " " + payload(payload);
    };
  }

  /** Bytes as hexadecimal digits, the first of them, and how many they are. */
  static String payload(byte[] payload) {
    String digits = HexFormat.of().formatHex(payload, 0, Math.min(SHOWN_BYTES, payload.length));
    return payload.length <= SHOWN_BYTES
        ? "[" + digits + "]"
        : "[" + digits + "… " + payload.length + " bytes, hash " + Arrays.hashCode(payload) + "]";
  }

  private static int code(byte[] payload) {
    return payload.length < 2 ? -1 : ByteBuffer.wrap(payload).getShort() & 0xffff;
  }
}
