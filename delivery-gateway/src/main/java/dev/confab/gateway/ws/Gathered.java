package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes as they come; they take memory for what has come, not for what was announced. */
final class Gathered {
  /** What a decoder puts where bytes are no character. */
  private static final char REPLACEMENT = '\uFFFD';

  private byte[] bytes = new byte[0];
  private int size;

  int size() {
    return size;
  }

  /**
   * Takes bytes of a frame's payload.
   *
   * @param count how many
   * @param at how many of this frame came before
   */
  void take(ByteBuffer in, int count, int mask, int at) {
    if (size + count > bytes.length) {
      // Doubled, so that many small fragments are not copied again and again.
      bytes = Arrays.copyOf(bytes, size == 0 ? count : Math.max(size + count, 2 * size));
    }
    in.get(bytes, size, count);
    for (int i = 0; i < count; i++) {
      bytes[size + i] ^= (byte) (mask >>> (24 - 8 * ((at + i) & 3)));
    }
    size += count;
  }

  byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  /**
   * All of it as text.
   *
   * @throws BrokenException if it is not UTF-8
   */
  String text() throws BrokenException {
    String text = new String(bytes, 0, size, StandardCharsets.UTF_8);
    // Without a replacement all bytes were characters; with one, only a strict decoder knows.
    return text.indexOf(REPLACEMENT) < 0 ? text : strictly(ByteBuffer.wrap(bytes, 0, size));
  }

  private static String strictly(ByteBuffer bytes) throws BrokenException {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return text.toString();
    } catch (CharacterCodingException e) {
      throw new BrokenException(CloseCode.BAD_UTF8);
    }
  }
}
