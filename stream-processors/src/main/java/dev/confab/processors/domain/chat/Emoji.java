package dev.confab.processors.domain.chat;

import java.util.regex.Pattern;

/** What is one emoji, as the Unicode Technical Standard 51 (§1.4.9) tells it from other text. */
final class Emoji {
  private static final String FLAG = "[\\x{1F1E6}-\\x{1F1FF}]{2}";

  private static final String KEYCAP = "[0-9#*]\\x{FE0F}?\\x{20E3}";

  /** Digits and letters of flags are emoji to Unicode, but none by themselves. */
  private static final String SIGN = "[\\p{IsEmoji}&&[^\\p{ASCII}]&&[^\\x{1F1E6}-\\x{1F1FF}]]";

  /** A colour of skin, the wish for a picture, or the letters of a flag like Scotland's. */
  private static final String VARIANT =
      "(?:\\p{IsEmoji_Modifier}|\\x{FE0F}|[\\x{E0020}-\\x{E007E}]+\\x{E007F})";

  private static final String ELEMENT = SIGN + VARIANT + "?";

  /** Several that are joined by U+200D, as families are, are one. */
  private static final Pattern ONE =
      Pattern.compile(FLAG + "|" + KEYCAP + "|" + ELEMENT + "(?:\\x{200D}" + ELEMENT + ")*");

  private Emoji() {}

  /** Is a text one emoji and nothing else? */
  static boolean isOne(String text) {
    return ONE.matcher(text).matches();
  }
}
