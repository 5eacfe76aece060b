package dev.confab.ops.bench;

import dev.confab.schemas.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What is said in a run: message {@code n} has the same text whenever it is asked for. A text
 * begins with a word that occurs in no other run, by which search finds all of them, and the
 * number.
 */
record Script(String run, int bytes) {
  /** Room for the run's word and the number. */
  static final int MIN_BYTES = 32;

  private static final String FILLER = "the quick brown fox jumps over the lazy dog and runs on ";

  String text(int n) {
    StringBuilder text = new StringBuilder(bytes + FILLER.length());
    text.append(run).append(' ').append(n).append(' ');
    while (text.length() < bytes) {
      text.append(FILLER);
    }
    text.setLength(bytes);
    // A text must not end in a space: servers may strip it.
    text.setCharAt(bytes - 1, '.');
    return text.toString();
  }

  /** The number of a text of this run, or -1. */
  int number(String text) {
    if (!text.startsWith(run) || text.length() <= run.length()) {
      return -1;
    }
    int n = 0;
    for (int i = run.length() + 1; i < text.length() && text.charAt(i) != ' '; i++) {
      n = n * 10 + Character.digit(text.charAt(i), 10);
    }
    return n;
  }

  String clientMsgId(int n) {
    return run + "-" + n;
  }

  static String hash(String text) {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)).bytes());
  }
}
