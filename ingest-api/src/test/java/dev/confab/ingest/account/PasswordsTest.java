package dev.confab.ingest.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
  private static final byte[] SALT = "sixteen bytes of".getBytes(StandardCharsets.US_ASCII);

  private final Passwords passwords = new Passwords();

  @Test
  void a_hash_names_its_algorithm_and_its_costs() {
    assertThat(passwords.hash("correct horse", SALT)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void the_same_salt_gives_the_same_hash_and_random_ones_do_not() {
    String hash = passwords.hash("correct horse", SALT);

    assertThat(passwords.hash("correct horse", SALT)).isEqualTo(hash);
    assertThat(passwords.hash("correct horse", passwords.randomSalt())).isNotEqualTo(hash);
  }

  @Test
  void composed_and_decomposed_letters_are_the_same_password() {
    String hash = passwords.hash("caf\u00e9 horse", SALT);

    assertThat(passwords.matches("cafe\u0301 horse", hash)).isTrue();
    assertThat(passwords.matches("cafe horse", hash)).isFalse();
  }

  @Test
  void a_hash_with_other_costs_is_still_checked() {
    String weaker =
        Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID)
            .hash("correct horse".getBytes(StandardCharsets.UTF_8), SALT)
            .getResult();

    assertThat(passwords.matches("correct horse", weaker)).isTrue();
  }
}
