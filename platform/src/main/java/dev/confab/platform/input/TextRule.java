package dev.confab.platform.input;

import java.text.Normalizer;

/**
 * What a text must be. Lengths are counted in UTF-16 code units, as Java and JavaScript count them,
 * as it came (which clients can measure) and as it is kept, since normalising can shorten and
 * lengthen.
 */
public enum TextRule {
  /** One line, for names and the like: normalised (NFC), no control characters. */
  LINE,
  /** What people say: normalised (NFC), no control characters but tab and newline. */
  LINES,
  /** Secrets and tokens: exactly as they came, so that they stay what they were. */
  EXACT;

  /** Below it no character changes by normalisation (Unicode Standard Annex 15). */
  private static final char FIRST_COMBINING = '\u0300';

  /**
   * The text as it is to be kept.
   *
   * @param min least length, in UTF-16 units
   * @param max greatest length, in UTF-16 units
   * @throws InputException if it is too short or too long, no well-formed Unicode, or has
   *     characters that it may not have
   */
  public String checked(String text, int min, int max) throws InputException {
    requireLength(text, min, max);
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c < FIRST_COMBINING;
      if (Character.isSurrogate(c)) {
        requirePair(text, i);
        i++;
      } else if (isForbidden(c)) {
        throw new InputException(forbids());
      }
    }
    String kept = plain || this == EXACT ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    requireLength(kept, min, max);
    return kept;
  }

  private static void requireLength(String text, int min, int max) throws InputException {
    if (text.length() < min || text.length() > max) {
      throw new InputException("must have " + min + " to " + max + " characters");
    }
  }

  /** Half a pair, as JSON escapes can make, has no UTF-8: it would be stored as something else. */
  private static void requirePair(String text, int i) throws InputException {
    boolean pair =
        Character.isHighSurrogate(text.charAt(i))
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
    if (!pair) {
      throw new InputException("must be well-formed Unicode");
    }
  }

  private boolean isForbidden(char c) {
    return switch (this) {
      case LINE -> Character.isISOControl(c) || isSeparator(c) || isDirection(c);
      case LINES -> Character.isISOControl(c) && c != '\t' && c != '\n';
      case EXACT -> false;
    };
  }

  private String forbids() {
    return switch (this) {
      case LINE -> "must be one line without control characters";
      case LINES, EXACT -> "must not have control characters other than tab and newline";
    };
  }

  /** Unicode's own line and paragraph separators. */
  private static boolean isSeparator(char c) {
    return c == '\u2028' || c == '\u2029';
  }

  /** Overrides of the direction of writing: with them a name looks like another one. */
  private static boolean isDirection(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }
}
