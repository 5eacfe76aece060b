package dev.confab.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ServiceTokenTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final ServiceToken token = new ServiceToken(SECRET);

  @Test
  void its_own_header_shows_it() {
    assertThat(token.isShownBy(token.header())).isTrue();
  }

  @Test
  void nothing_else_does() {
    assertThat(token.isShownBy(null)).isFalse();
    assertThat(token.isShownBy("")).isFalse();
    assertThat(token.isShownBy(SECRET)).isFalse();
    assertThat(token.isShownBy("Bearer ")).isFalse();
    assertThat(token.isShownBy("bearer " + SECRET)).isFalse();
    assertThat(token.isShownBy("Bearer " + SECRET + " ")).isFalse();
    assertThat(token.isShownBy("Bearer " + SECRET.replace('f', 'e'))).isFalse();
  }

  @Test
  void a_short_secret_is_refused_without_being_told() {
    assertThatThrownBy(() -> new ServiceToken("short-secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short-secret");
  }

  @Test
  void it_is_not_printed() {
    assertThat(token.toString()).doesNotContain(SECRET);
  }
}
