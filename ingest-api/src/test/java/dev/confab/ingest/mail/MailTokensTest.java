package dev.confab.ingest.mail;

import static dev.confab.schemas.user.MailTokenKind.EMAIL_VERIFICATION;
import static dev.confab.schemas.user.MailTokenKind.PASSWORD_RESET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.mail.MailTokens.Shown;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MailTokensTest {
  private static final UUID ADA = new UUID(1, 1);

  private final MailTokens tokens = new MailTokens(secret("one"));

  @Test
  void a_token_says_whose_it_is_and_which() {
    String text = tokens.text(PASSWORD_RESET, ADA, 7);

    assertThat(tokens.check(PASSWORD_RESET, text)).contains(new Shown(ADA, 7));
    assertThat(text).matches("[A-Za-z0-9_-]{75}");
  }

  @Test
  void every_node_with_the_secret_makes_the_same_token() {
    MailTokens others = new MailTokens(secret("one"));

    assertThat(others.text(PASSWORD_RESET, ADA, 7)).isEqualTo(tokens.text(PASSWORD_RESET, ADA, 7));
  }

  @Test
  void a_token_is_good_for_one_kind_only() {
    String text = tokens.text(EMAIL_VERIFICATION, ADA, 7);

    assertThat(tokens.check(PASSWORD_RESET, text)).isEmpty();
  }

  @Test
  void another_secret_makes_other_tokens() {
    String text = new MailTokens(secret("two")).text(PASSWORD_RESET, ADA, 7);

    assertThat(tokens.check(PASSWORD_RESET, text)).isEmpty();
  }

  @Test
  void no_byte_of_a_token_can_be_changed() {
    byte[] token = Base64.getUrlDecoder().decode(tokens.text(PASSWORD_RESET, ADA, 7));
    for (int i = 0; i < token.length; i++) {
      byte[] changed = token.clone();
      changed[i] ^= 1;

      assertThat(tokens.check(PASSWORD_RESET, Base64.getUrlEncoder().encodeToString(changed)))
          .as("byte %d", i)
          .isEmpty();
    }
  }

  @Test
  void what_is_no_token_is_none() {
    assertThat(tokens.check(PASSWORD_RESET, "")).isEmpty();
    assertThat(tokens.check(PASSWORD_RESET, "AAAA")).isEmpty();
    assertThat(tokens.check(PASSWORD_RESET, "not base64!")).isEmpty();
  }

  private static byte[] secret(String name) {
    return (name + "x".repeat(32)).getBytes(StandardCharsets.UTF_8);
  }
}
