package dev.confab.ingest.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RegistrationKeysTest {
  private final RegistrationKeys keys =
      new RegistrationKeys("a secret of thirty-two characters".getBytes(StandardCharsets.UTF_8));

  @Test
  void the_same_request_names_the_same_user() {
    UUID userId = RegistrationKeys.userId("k", "Ada", "ada@example.org");

    assertThat(RegistrationKeys.userId("k", "ada", "ADA@example.org")).isEqualTo(userId);
    assertThat(RegistrationKeys.userId("l", "ada", "ada@example.org")).isNotEqualTo(userId);
    assertThat(RegistrationKeys.userId("k", "adb", "ada@example.org")).isNotEqualTo(userId);
    assertThat(RegistrationKeys.userId("k", "ada", "adb@example.org")).isNotEqualTo(userId);
  }

  @Test
  void a_salt_depends_on_user_key_and_secret() {
    UUID userId = RegistrationKeys.userId("k", "ada", "ada@example.org");
    byte[] salt = keys.salt(userId, "k");

    assertThat(salt).hasSize(Passwords.SALT_BYTES).isEqualTo(keys.salt(userId, "k"));
    assertThat(keys.salt(userId, "l")).isNotEqualTo(salt);
    assertThat(keys.salt(UUID.randomUUID(), "k")).isNotEqualTo(salt);
    assertThat(new RegistrationKeys(new byte[32]).salt(userId, "k")).isNotEqualTo(salt);
  }
}
