package dev.confab.gateway;

import dev.confab.gateway.session.SessionLimits;
import dev.confab.platform.config.Settings;
import dev.confab.platform.http.Origins;
import dev.confab.platform.limit.LimitsConfig;
import dev.confab.platform.names.NameSecret;
import dev.confab.platform.token.ServiceToken;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Configuration of a delivery gateway.
 *
 * @param kafkaBootstrap Kafka's addresses ({@code CONFAB_KAFKA_BOOTSTRAP})
 * @param registryUrl the schema registry ({@code CONFAB_REGISTRY_URL})
 * @param queryUrls the query servers, separated by commas ({@code CONFAB_QUERY_URL})
 * @param serviceToken what services show each other ({@code CONFAB_SERVICE_TOKEN})
 * @param tokenKeyFile the keys that access tokens are signed with; it is followed ({@code
 *     CONFAB_TOKEN_KEY_FILE})
 * @param nameSecretFile the secret behind name keys and link codes, at least 32 characters ({@code
 *     CONFAB_NAME_SECRET_FILE})
 * @param origins whose pages may connect, beside this server's own
 * @param limits how often one may send
 * @param sessions what a node bears of one client, and of all at once
 */
public record GatewayConfig(
    String kafkaBootstrap,
    String registryUrl,
    List<String> queryUrls,
    ServiceToken serviceToken,
    Path tokenKeyFile,
    Path nameSecretFile,
    Origins origins,
    LimitsConfig limits,
    SessionLimits sessions) {
  public GatewayConfig {
    queryUrls = List.copyOf(queryUrls);
  }

  /** Reads it from settings. */
  public static GatewayConfig from(Settings settings) {
    return new GatewayConfig(
        settings.text("CONFAB_KAFKA_BOOTSTRAP"),
        settings.httpUrl("CONFAB_REGISTRY_URL"),
        list(settings.text("CONFAB_QUERY_URL")),
        new ServiceToken(settings.text("CONFAB_SERVICE_TOKEN")),
        settings.path("CONFAB_TOKEN_KEY_FILE"),
        settings.path(NameSecret.SETTING),
        Origins.from(settings),
        LimitsConfig.from(settings),
        SessionLimits.from(settings));
  }

  private static List<String> list(String values) {
    return Arrays.stream(values.split(","))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }
}
