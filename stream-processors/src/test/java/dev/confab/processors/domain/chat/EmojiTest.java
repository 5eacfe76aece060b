package dev.confab.processors.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "😀",
        "👍",
        "👍🏽", // a colour of skin
        "❤️",
        "❤", // without the wish for a picture
        "©️",
        "1️⃣",
        "#️⃣",
        "*⃣", // a keycap without the wish
        "🇩🇪",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🕵🏻‍♂️",
        "👩🏻‍❤️‍💋‍👨🏿",
        "👩🏽‍🤝‍👨🏻"
      })
  void one_emoji_is_one(String text) {
    assertThat(Emoji.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "é",
        "語",
        "1",
        "12",
        "#",
        "*",
        "1\uFE0F", // the wish for a picture makes no keycap
        "a\uFE0F\u20E3",
        "😀😀",
        "😀 ",
        " 😀",
        "😀\n",
        "😀a",
        "🇩", // half a flag
        "🇩🇪🇫🇷",
        "\u200D",
        "\uFE0F",
        "👨\u200D", // a family that lacks somebody
        "\u200D👨",
        "1️⃣2️⃣",
        "e\u0301",
        "\uD83D" // half a character
      })
  void anything_else_is_not(String text) {
    assertThat(Emoji.isOne(text)).isFalse();
  }
}
