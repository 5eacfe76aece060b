package dev.confab.platform.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NameKeysTest {
  private final NameKeys keys = new NameKeys(secret("0123456789abcdef0123456789abcdef"));

  @ParameterizedTest
  @CsvSource({
    "Alice, alice",
    "ALICE, alice",
    "'  alice ', alice",
    // full width
    "Ａｌｉｃｅ, alice",
    // a ligature
    "ﬁona, fiona",
    // combining accent and precomposed letter
    "Rene\u0301, ren\u00e9",
    "ÅSA, åsa",
    "ΣΟΦΙΑ, σοφια",
  })
  void names_that_look_alike_are_one(String name, String same) {
    assertThat(keys.username(name)).isEqualTo(keys.username(same));
    assertThat(keys.email(name)).isEqualTo(keys.email(same));
  }

  @Test
  void normalising_twice_changes_nothing() {
    for (String name : new String[] {"Ａｌｉｃｅ", "ﬁona", "İstanbul", "ẞtraße", "K", "ǅ"}) {
      String once = NameKeys.normalised(name);
      assertThat(NameKeys.normalised(once)).as(name).isEqualTo(once);
    }
  }

  @Test
  void names_that_differ_have_other_keys() {
    assertThat(keys.username("alice")).isNotEqualTo(keys.username("alicf"));
    assertThat(keys.username("rené")).isNotEqualTo(keys.username("rene"));
  }

  @Test
  void a_username_is_no_email_address() {
    assertThat(keys.username("alice")).isNotEqualTo(keys.email("alice"));
  }

  @Test
  void another_secret_gives_other_keys() {
    NameKeys other = new NameKeys(secret("another-secret-another-secret-32"));

    assertThat(other.username("alice")).isNotEqualTo(keys.username("alice"));
  }

  @Test
  void a_key_never_changes() {
    assertThat(keys.username("alice")).hasToString("0102ca6a-be06-e2a7-8a72-8aeae95e39bc");
  }

  @Test
  void the_machines_language_does_not_matter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(keys.username("ISABEL")).isEqualTo(keys.username("isabel"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_short_secret_is_refused() {
    assertThatThrownBy(() -> new NameKeys(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] secret(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
