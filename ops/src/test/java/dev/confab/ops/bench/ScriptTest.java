package dev.confab.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScriptTest {
  private final Script script = new Script("benchabc", 100);

  @Test
  void a_text_has_its_length_and_its_number() {
    assertThat(script.text(1_234)).hasSize(100).startsWith("benchabc 1234 ");
    assertThat(script.number(script.text(1_234))).isEqualTo(1_234);
  }

  @Test
  void the_shortest_text_has_room_for_the_largest_number() {
    Script shortest = new Script("bench" + "z".repeat(8), Script.MIN_BYTES);
    assertThat(shortest.number(shortest.text(Integer.MAX_VALUE))).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void other_texts_have_no_number() {
    assertThat(script.number("hello")).isEqualTo(-1);
    assertThat(script.number("")).isEqualTo(-1);
  }
}
