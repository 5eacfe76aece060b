package dev.confab.ingest;

import dev.confab.ingest.mail.MailConfig;
import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import dev.confab.platform.limit.LimitsConfig;
import dev.confab.platform.token.ServiceToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What the service needs to know.
 *
 * @param kafkaBootstrap Kafka's addresses ({@code CONFAB_KAFKA_BOOTSTRAP})
 * @param registryUrl the schema registry, Confluent's API ({@code CONFAB_REGISTRY_URL})
 * @param tokenKeyFile the keys that sign access tokens; it is followed ({@code
 *     CONFAB_TOKEN_KEY_FILE})
 * @param nameSecretFile the secret behind name keys, at least 32 characters ({@code
 *     CONFAB_NAME_SECRET_FILE})
 * @param queryUrls the query servers, separated by commas ({@code CONFAB_QUERY_URL})
 * @param searchUrl the search service ({@code CONFAB_SEARCH_SERVICE_URL})
 * @param serviceToken what services show each other ({@code CONFAB_SERVICE_TOKEN})
 * @param mail where mails go
 * @param commandPatience how long a request waits for the outcome of its command ({@code
 *     CONFAB_COMMAND_PATIENCE_MS}, 100 to 60,000, by default 10,000: the time after which a stalled
 *     transaction is given up)
 * @param limits how often one may ask
 * @param deletionGrace how long somebody who wishes to be erased may think again ({@code
 *     CONFAB_DELETION_GRACE}, from none to 90 days, by default {@code P30D})
 */
public record IngestConfig(
    String kafkaBootstrap,
    String registryUrl,
    Path tokenKeyFile,
    Path nameSecretFile,
    List<String> queryUrls,
    String searchUrl,
    ServiceToken serviceToken,
    MailConfig mail,
    Duration commandPatience,
    LimitsConfig limits,
    Duration deletionGrace) {
  public IngestConfig {
    queryUrls = List.copyOf(queryUrls);
  }

  /**
   * Reads it from settings.
   *
   * @throws ConfigException if a value is missing or wrong
   */
  public static IngestConfig from(Settings settings) {
    return new IngestConfig(
        settings.text("CONFAB_KAFKA_BOOTSTRAP"),
        settings.httpUrl("CONFAB_REGISTRY_URL"),
        settings.path("CONFAB_TOKEN_KEY_FILE"),
        settings.path("CONFAB_NAME_SECRET_FILE"),
        Arrays.stream(settings.text("CONFAB_QUERY_URL").split(",")).map(String::strip).toList(),
        settings.httpUrl("CONFAB_SEARCH_SERVICE_URL"),
        serviceToken(settings),
        MailConfig.from(settings),
        settings.millis(
            "CONFAB_COMMAND_PATIENCE_MS",
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(60)),
        LimitsConfig.from(settings),
        settings.duration(
            "CONFAB_DELETION_GRACE", Duration.ofDays(30), Duration.ZERO, Duration.ofDays(90)));
  }

  private static ServiceToken serviceToken(Settings settings) {
    String secret = settings.text("CONFAB_SERVICE_TOKEN");
    try {
      return new ServiceToken(secret);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("CONFAB_SERVICE_TOKEN", "must have at least 32 characters");
    }
  }
}
