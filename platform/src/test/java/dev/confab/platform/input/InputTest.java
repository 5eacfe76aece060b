package dev.confab.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputTest {
  private static final String LENGTH = "must have 1 to 3 characters";
  private static final String UNICODE = "must be well-formed Unicode";
  private static final String ONE_LINE = "must be one line without control characters";

  @Test
  void a_text_is_composed_and_measured_before_and_after() throws InputException {
    assertThat(TextRule.LINE.checked("xu\u0308", 1, 3)).isEqualTo("x\u00fc");
    assertThat(TextRule.LINES.checked("u\u0308\n", 1, 3)).isEqualTo("\u00fc\n");
    assertThat(problem(() -> TextRule.LINE.checked("u\u0308u\u0308", 1, 3))).isEqualTo(LENGTH);
    // one that becomes longer: a musical note that has no composed form
    assertThat(problem(() -> TextRule.LINE.checked("\uD834\uDD60", 1, 3))).isEqualTo(LENGTH);
  }

  @Test
  void a_secret_stays_as_it_came() throws InputException {
    assertThat(TextRule.EXACT.checked("u\u0308\u0007", 1, 3)).isEqualTo("u\u0308\u0007");
  }

  @Test
  void lengths_are_in_utf16_units() throws InputException {
    assertThat(TextRule.LINE.checked("\uD83D\uDE00x", 1, 3)).hasSize(3);
    assertThat(problem(() -> TextRule.LINE.checked("\uD83D\uDE00\uD83D\uDE00", 1, 3)))
        .isEqualTo(LENGTH);
    assertThat(problem(() -> TextRule.LINE.checked("", 1, 3))).isEqualTo(LENGTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD83D", "\uD83Da"})
  void half_a_pair_is_refused_by_every_rule(String text) {
    for (TextRule rule : TextRule.values()) {
      assertThat(problem(() -> rule.checked(text, 1, 3))).as(rule.name()).isEqualTo(UNICODE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u0007", "\t", "\n", "\r", "\u001b", "\u007f", "\u0085", "\u009f", "\u2028",
        "\u202e", "\u2066"
      })
  void a_line_has_no_control_characters(String control) {
    assertThat(problem(() -> TextRule.LINE.checked("a" + control, 1, 3))).isEqualTo(ONE_LINE);
  }

  @Test
  void lines_have_tabs_and_newlines_and_no_other_control_characters() throws InputException {
    assertThat(TextRule.LINES.checked("\t\n", 1, 3)).isEqualTo("\t\n");
    for (char c = 0; c < 0xa0; c++) {
      String text = Character.toString(c);
      if (Character.isISOControl(c) && c != '\t' && c != '\n') {
        assertThat(problem(() -> TextRule.LINES.checked(text, 1, 3))).contains("control");
      }
    }
  }

  @Test
  void joined_emoji_and_persian_are_no_control_characters() throws InputException {
    assertThat(TextRule.LINE.checked("👩‍💻 می‌خواهم", 1, 64)).isEqualTo("👩‍💻 می‌خواهم");
  }

  @Test
  void a_time_is_within_four_digits_of_years() throws InputException {
    assertThat(Values.time("1843-07-10T09:00:00+01:00"))
        .isEqualTo(Instant.parse("1843-07-10T08:00:00Z"));
    for (String wrong :
        new String[] {"-999999999-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "yesterday", ""}) {
      assertThat(problem(() -> Values.time(wrong))).startsWith("must be a time");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":1", "{'a':1}", "{\"a\":NaN}", "{\"a\":1} x", "{} {}", "\uFEFF{}", "{a:1}"})
  void what_is_no_json_is_refused(String text) {
    assertThat(problem(() -> StrictJson.object(text))).isEqualTo("is not well-formed JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "null", "\"x\""})
  void what_is_no_object_is_refused(String text) {
    assertThat(problem(() -> StrictJson.object(text))).isEqualTo("must be a JSON object");
  }

  @Test
  void a_key_that_is_there_twice_is_named() {
    InputException thrown =
        catchThrowableOfType(
            InputException.class, () -> StrictJson.object("{\"a\":1,\"b\":2,\"\\u0061\":3}"));
    assertThat(thrown.problem()).isEqualTo("is there twice");
    assertThat(thrown.field()).isEqualTo("a");
  }

  @Test
  void bytes_are_strict_utf8() throws InputException {
    assertThat(StrictJson.object("{\"ü\":1}".getBytes(StandardCharsets.UTF_8)).has("ü")).isTrue();
    byte[][] wrong = {
      {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
      {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'}, // NUL in two bytes
      {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'}, // half a pair
      "{\"a\":1}".getBytes(StandardCharsets.UTF_16)
    };
    for (byte[] bytes : wrong) {
      assertThat(problem(() -> StrictJson.object(bytes))).isEqualTo("is not UTF-8");
    }
  }

  @Test
  void towers_crowds_and_long_names_are_refused() {
    String tower = "{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}";
    String crowd = "{\"a\":[" + "1,".repeat(10_000) + "1]}";
    String name = "{\"" + "n".repeat(129) + "\":1}";
    String number = "{\"a\":" + "9".repeat(65) + "}";
    for (String text : new String[] {tower, crowd, name, number}) {
      assertThat(problem(() -> StrictJson.object(text))).startsWith("is nested too deeply");
    }
  }

  private static String problem(ThrowingCallable reading) {
    InputException thrown = catchThrowableOfType(InputException.class, reading);
    return thrown == null ? "nothing" : thrown.problem();
  }
}
