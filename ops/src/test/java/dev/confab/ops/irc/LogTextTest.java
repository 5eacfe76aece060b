package dev.confab.ops.irc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

final class LogTextTest {
  @Test
  void lines_end_in_any_of_the_usual_ways() {
    assertThat(LogText.of("a\nb\r\n\nc".getBytes(UTF_8)).lines())
        .containsExactly("a", "b", "", "c");
  }

  @Test
  void an_end_of_line_at_the_end_begins_no_line() {
    assertThat(LogText.of("a\n".getBytes(UTF_8)).lines()).containsExactly("a");
    assertThat(LogText.of(new byte[0]).lines()).isEmpty();
  }

  @Test
  void a_line_that_is_no_utf_8_is_windows_1252_and_counted() {
    byte[] bytes = "caf\u00e9 \u20ac\n".getBytes(Charset.forName("windows-1252"));

    LogText text = LogText.of(bytes);

    assertThat(text.lines()).containsExactly("caf\u00e9 \u20ac");
    assertThat(text.encodingErrors()).isEqualTo(1);
  }

  @Test
  void one_wrong_line_leaves_the_others_alone() {
    byte[] bytes = {(byte) 0xc3, (byte) 0xa9, '\n', (byte) 0xe9, '\n'};

    LogText text = LogText.of(bytes);

    assertThat(text.lines()).containsExactly("\u00e9", "\u00e9");
    assertThat(text.encodingErrors()).isEqualTo(1);
  }

  @Test
  void control_characters_are_replaced_and_counted() {
    LogText text = LogText.of("a\tb\u0002c\u007fd\u0085e".getBytes(UTF_8));

    assertThat(text.lines()).containsExactly("a b\uFFFDc\uFFFDd\uFFFDe");
    assertThat(text.controlCharacters()).isEqualTo(4);
  }

  @Test
  void a_byte_order_mark_is_no_text() {
    assertThat(LogText.of("\uFEFFa".getBytes(UTF_8)).lines()).containsExactly("a");
  }
}
