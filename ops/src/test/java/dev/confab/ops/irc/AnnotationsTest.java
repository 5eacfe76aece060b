package dev.confab.ops.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AnnotationsTest {
  @Test
  void the_later_message_answers_the_earlier_whichever_stands_first() {
    assertThat(Annotations.of(List.of("3 5 -", "9 7 - ")).targets())
        .containsOnly(entry(5, 3), entry(9, 7));
  }

  @Test
  void a_message_paired_with_itself_answers_nothing() {
    assertThat(Annotations.of(List.of("5 5 -")).targets()).isEmpty();
  }

  @Test
  void of_several_targets_the_nearest_counts() {
    assertThat(Annotations.of(List.of("3 9 -", "7 9 -", "1 9 -")).targets())
        .containsOnly(entry(9, 7));
  }

  @Test
  void what_is_no_annotation_is_named() {
    assertThat(Annotations.of(List.of("1 2 -", "", "one two -", "99999999999 1 -")).unreadable())
        .containsExactly(2, 3);
  }
}
