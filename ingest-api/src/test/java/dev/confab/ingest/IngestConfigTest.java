package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.ingest.mail.MailConfig;
import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IngestConfigTest {
  private static final String TOKEN = "a service token with 32 characters or more";

  @Test
  void it_is_read_from_settings() {
    IngestConfig config = IngestConfig.from(new Settings(complete()));

    assertThat(config.queryUrls()).containsExactly("http://q1:1", "http://q2:2");
    assertThat(config.commandPatience()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.deletionGrace()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void a_mail_server_goes_before_the_folder() {
    Map<String, String> values = complete();
    values.put("CONFAB_SMTP_HOST", "mail.example.org");
    values.put("CONFAB_SMTP_TLS", "implicit");
    values.put("CONFAB_SMTP_PORT", "465");
    values.put("CONFAB_SMTP_USER", "confab");
    values.put("CONFAB_SMTP_PASSWORD", "swordfish");

    MailConfig mail = IngestConfig.from(new Settings(values)).mail();

    assertThat(mail.way())
        .isEqualTo(
            new MailConfig.Smtp(
                "mail.example.org",
                465,
                MailConfig.Tls.IMPLICIT,
                new MailConfig.Login("confab", "swordfish")));
    assertThat(mail.toString()).doesNotContain("swordfish");
  }

  @ParameterizedTest
  @CsvSource({
    "CONFAB_SMTP_PORT, 0",
    "CONFAB_SMTP_TLS, ssl",
    "CONFAB_SMTP_PASSWORD, ''",
  })
  void a_wrong_value_of_the_mail_server_names_its_key(String key, String value) {
    Map<String, String> values = complete();
    values.put("CONFAB_SMTP_HOST", "mail.example.org");
    values.put("CONFAB_SMTP_USER", "confab");
    values.put("CONFAB_SMTP_PASSWORD", "swordfish");
    values.put(key, value);

    assertThatThrownBy(() -> IngestConfig.from(new Settings(values)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(key);
  }

  @Test
  void secrets_are_not_printed() {
    assertThat(IngestConfig.from(new Settings(complete())).toString()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "CONFAB_KAFKA_BOOTSTRAP, ''",
    "CONFAB_REGISTRY_URL, registry:8081",
    "CONFAB_TOKEN_KEY_FILE, ''",
    "CONFAB_NAME_SECRET_FILE, ''",
    "CONFAB_QUERY_URL, ''",
    "CONFAB_SEARCH_SERVICE_URL, search",
    "CONFAB_SERVICE_TOKEN, short",
    "CONFAB_MAIL_DIR, ''",
    "CONFAB_PUBLIC_URL, chat.example.org",
    "CONFAB_MAIL_FROM, nobody",
    "CONFAB_COMMAND_PATIENCE_MS, 99",
    "CONFAB_DELETION_GRACE, 30 days",
    "CONFAB_DELETION_GRACE, P91D",
    "CONFAB_DELETION_GRACE, PT-1S"
  })
  void a_wrong_value_names_its_key(String key, String value) {
    Map<String, String> values = complete();
    values.put(key, value);

    assertThatThrownBy(() -> IngestConfig.from(new Settings(values)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(key);
  }

  private static Map<String, String> complete() {
    return new HashMap<>(
        Map.of(
            "CONFAB_KAFKA_BOOTSTRAP", "127.0.0.1:9092",
            "CONFAB_REGISTRY_URL", "http://127.0.0.1:8081",
            "CONFAB_TOKEN_KEY_FILE", "token-key.jwk",
            "CONFAB_NAME_SECRET_FILE", "name-secret",
            "CONFAB_QUERY_URL", "http://q1:1, http://q2:2",
            "CONFAB_SEARCH_SERVICE_URL", "http://127.0.0.1:8083/",
            "CONFAB_SERVICE_TOKEN", TOKEN,
            "CONFAB_MAIL_DIR", "mail",
            "CONFAB_PUBLIC_URL", "https://chat.example.org"));
  }
}
