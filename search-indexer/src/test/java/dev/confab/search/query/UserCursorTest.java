package dev.confab.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UserCursorTest {
  @Test
  void a_cursor_comes_back_as_it_went() {
    UserCursor cursor = new UserCursor(2, "łukasz[away]", new UUID(3, 4));

    assertThat(UserCursor.decode(cursor.encoded())).isEqualTo(cursor);
  }

  @Test
  void anything_else_is_refused() {
    String other = new Cursor(1, 2, new UUID(3, 4)).encoded();

    assertThatThrownBy(() -> UserCursor.decode("AQ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UserCursor.decode("!")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> UserCursor.decode("Ag" + other.substring(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_longest_name_fits_into_a_request() {
    UserCursor cursor = new UserCursor(3, "x".repeat(4 * 64), new UUID(-1, -1));

    assertThat(cursor.encoded()).hasSizeLessThan(1024);
  }
}
