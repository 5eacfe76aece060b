package dev.confab.ops.irc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a file, whatever its bytes are.
 *
 * @param lines clean text: no control characters
 * @param encodingErrors how many lines were no UTF-8 and were read as windows-1252
 * @param controlCharacters how many control characters were replaced: a tab by a space, others by
 *     U+FFFD
 */
record LogText(List<String> lines, int encodingErrors, int controlCharacters) {
  private static final Charset FALLBACK = Charset.forName("windows-1252");
  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  LogText {
    lines = List.copyOf(lines);
  }

  static LogText of(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    int[] encodingErrors = new int[1];
    int[] controlCharacters = new int[1];
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      int length = end > start && bytes[end - 1] == '\r' ? end - 1 - start : end - start;
      String line = decoded(bytes, start, length, encodingErrors);
      if (lines.isEmpty() && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
        line = line.substring(1);
      }
      lines.add(cleaned(line, controlCharacters));
      start = end + 1;
    }
    return new LogText(lines, encodingErrors[0], controlCharacters[0]);
  }

  private static String decoded(byte[] bytes, int start, int length, int[] errors) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, start, length))
          .toString();
    } catch (CharacterCodingException e) {
      errors[0]++;
      return new String(bytes, start, length, FALLBACK);
    }
  }

  private static String cleaned(String line, int[] controls) {
    StringBuilder clean = null;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isISOControl(c)) {
        clean = clean == null ? new StringBuilder(line) : clean;
        clean.setCharAt(i, c == '\t' ? ' ' : REPLACEMENT);
        controls[0]++;
      }
    }
    return clean == null ? line : clean.toString();
  }
}
