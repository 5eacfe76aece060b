package dev.confab.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RankedCursorTest {
  @Test
  void a_cursor_comes_back_as_it_went() {
    RankedCursor cursor = new RankedCursor(2, "łukasz[away]", new UUID(3, 4));

    assertThat(RankedCursor.decode(cursor.encoded())).isEqualTo(cursor);
  }

  @Test
  void anything_else_is_refused() {
    String other = new Cursor(1, 2, new UUID(3, 4)).encoded();

    assertThatThrownBy(() -> RankedCursor.decode("AQ"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RankedCursor.decode("!")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RankedCursor.decode("Ag" + other.substring(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_longest_name_fits_into_a_request() {
    RankedCursor cursor = new RankedCursor(3, "x".repeat(4 * 64), new UUID(-1, -1));

    assertThat(cursor.encoded()).hasSizeLessThan(1024);
  }
}
