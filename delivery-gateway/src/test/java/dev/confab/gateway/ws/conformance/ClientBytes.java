package dev.confab.gateway.ws.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Frames as a client writes them, right or wrong. */
public final class ClientBytes {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;
  public static final int FIN = 0x80;

  /** The mask of the examples in RFC 6455. */
  private static final byte[] KEY = {0x37, (byte) 0xfa, 0x21, 0x3d};

  /** How a frame says its length. */
  enum Length {
    SEVEN_BITS,
    SIXTEEN_BITS,
    SIXTY_FOUR_BITS;

    static Length of(long bytes) {
      if (bytes < 126) {
        return SEVEN_BITS;
      }
      return bytes < 65_536 ? SIXTEEN_BITS : SIXTY_FOUR_BITS;
    }
  }

  private ClientBytes() {}

  /** A text message in one frame. */
  public static byte[] text(String text) {
    return frame(FIN | TEXT, bytes(text));
  }

  static byte[] text(byte[] payload) {
    return frame(FIN | TEXT, payload);
  }

  static byte[] ping(String data) {
    return frame(FIN | PING, bytes(data));
  }

  static byte[] pong(String data) {
    return frame(FIN | PONG, bytes(data));
  }

  static byte[] close(int code, String reason) {
    return close(code, bytes(reason));
  }

  static byte[] close(int code, byte[] reason) {
    byte[] status = {(byte) (code >> 8), (byte) code};
    return frame(FIN | CLOSE, together(status, reason));
  }

  /** A frame as the protocol wants it, but for its first byte, which may be any. */
  public static byte[] frame(int first, byte[] payload) {
    return frame(first, payload, KEY);
  }

  static byte[] frame(int first, byte[] payload, byte[] key) {
    return together(
        head(first, 0x80, Length.of(payload.length), payload.length), key, masked(payload, key));
  }

  static byte[] unmasked(int first, byte[] payload) {
    return together(head(first, 0, Length.of(payload.length), payload.length), payload);
  }

  /** A frame that says its length in this form, true or not. */
  static byte[] claiming(int first, Length form, long length, byte[] payload) {
    return together(head(first, 0x80, form, length), KEY, masked(payload, KEY));
  }

  /** All of it as one. */
  public static byte[] together(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** One array per byte. */
  static byte[][] apart(byte[] bytes) {
    byte[][] single = new byte[bytes.length][];
    for (int i = 0; i < bytes.length; i++) {
      single[i] = new byte[] {bytes[i]};
    }
    return single;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** So many letters. */
  static byte[] filler(int length) {
    byte[] filler = new byte[length];
    Arrays.fill(filler, (byte) '*');
    return filler;
  }

  private static byte[] head(int first, int maskBit, Length form, long length) {
    return switch (form) {
      case SEVEN_BITS -> new byte[] {(byte) first, (byte) (maskBit | (int) length)};
      case SIXTEEN_BITS ->
          ByteBuffer.allocate(4)
              .put((byte) first)
              .put((byte) (maskBit | 126))
              .putShort((short) length)
              .array();
      case SIXTY_FOUR_BITS ->
          ByteBuffer.allocate(10)
              .put((byte) first)
              .put((byte) (maskBit | 127))
              .putLong(length)
              .array();
    };
  }

  private static byte[] masked(byte[] payload, byte[] key) {
    byte[] masked = payload.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= key[i % 4];
    }
    return masked;
  }
}
