package dev.confab.ingest.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RefreshTokenTest {
  private final RefreshToken token =
      RefreshToken.draw(UUID.randomUUID(), UUID.randomUUID(), new SecureRandom());

  @Test
  void it_is_read_back() {
    assertThat(RefreshToken.parse(token.text())).contains(token);
  }

  @Test
  void what_is_none_is_not_read() {
    assertThat(RefreshToken.parse("")).isEmpty();
    assertThat(RefreshToken.parse("?" + token.text())).isEmpty();
    assertThat(RefreshToken.parse(token.text() + "AAAA")).isEmpty();
  }

  @Test
  void it_is_not_printed() {
    assertThat(token.toString()).doesNotContain(token.text());
  }
}
