package dev.confab.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
  private final Texts texts = new Texts(2);

  @Test
  void what_was_received_as_the_log_has_it_is_no_fault() {
    texts.received(0, 5, 0);
    texts.received(0, 5, 0);
    texts.received(0, 6, -1);
    texts.received(1, 1_000, 7);

    texts.inLog(0, 5, 0);
    texts.inLog(0, 6, -1);
    texts.inLog(1, 1_000, 7);

    assertThat(texts.notAsInLog()).isZero();
  }

  @Test
  void what_the_log_does_not_have_is_a_fault() {
    texts.received(0, 5, 1);
    texts.received(1, 5, 2);
    texts.inLog(1, 5, 2);

    assertThat(texts.notAsInLog()).isEqualTo(1);
  }

  @Test
  void another_text_than_the_logs_is_a_fault() {
    texts.received(0, 5, 1);
    texts.inLog(0, 5, 2);

    assertThat(texts.notAsInLog()).isEqualTo(1);
  }

  /** Even if one of them has what the log has. */
  @Test
  void two_who_receive_different_texts_are_a_fault() {
    texts.received(0, 5, 1);
    texts.received(0, 5, 2);
    texts.inLog(0, 5, 1);

    assertThat(texts.notAsInLog()).isEqualTo(1);
  }

  @Test
  void what_nobody_received_is_none_of_its_business() {
    texts.inLog(0, 5, 1);
    texts.inLog(1, 1_000_000_000_000L, 1);

    assertThat(texts.notAsInLog()).isZero();
  }
}
