package dev.confab.ingest.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommonPasswordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"password", "12345678", "PassWord", "football", "confab123"})
  void what_is_guessed_first_is_refused_from_the_shortest_allowed_length(String password) {
    assertThatThrownBy(() -> CommonPasswords.refuse("password", password))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("guessed first");
  }

  @Test
  void what_is_too_short_for_a_password_is_not_kept() {
    String tooShort = "1234567";

    assertThat(tooShort).hasSize(Rules.MIN_PASSWORD_CHARS - 1);
    assertThatCode(() -> CommonPasswords.refuse("password", tooShort)).doesNotThrowAnyException();
  }
}
