package dev.confab.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {
  @Test
  void a_cursor_comes_back_as_it_was() {
    Cursor cursor = Cursor.behind(Instant.parse("2004-11-01T00:00:00Z"), 1L << 60, new UUID(-1, 2));

    assertThat(Cursor.decode(cursor.encoded())).isEqualTo(cursor);
    assertThat(cursor.encoded()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "nonsense", "{}", "äöü", "AAAA", "AQAAAAAAAAAA"})
  void what_is_no_cursor_is_refused(String garbage) {
    assertThatThrownBy(() -> Cursor.decode(garbage)).isInstanceOf(IllegalArgumentException.class);
  }
}
