package dev.confab.gateway;

import dev.confab.platform.config.Settings;
import dev.confab.platform.token.ServiceToken;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of a delivery gateway.
 *
 * @param kafkaBootstrap Kafka's addresses ({@code CONFAB_KAFKA_BOOTSTRAP})
 * @param registryUrl the schema registry ({@code CONFAB_REGISTRY_URL})
 * @param queryUrls the query servers, separated by commas ({@code CONFAB_QUERY_URL})
 * @param serviceToken what services show each other ({@code CONFAB_SERVICE_TOKEN})
 * @param tokenKeyFile the key that access tokens are signed with ({@code CONFAB_TOKEN_KEY_FILE})
 * @param origins values of {@code Origin} that browsers may connect from, separated by commas; none
 *     (the default): any, since a connection is nobody's until it shows a token ({@code
 *     CONFAB_WS_ORIGINS})
 */
public record GatewayConfig(
    String kafkaBootstrap,
    String registryUrl,
    List<String> queryUrls,
    ServiceToken serviceToken,
    Path tokenKeyFile,
    Set<String> origins) {
  public GatewayConfig {
    queryUrls = List.copyOf(queryUrls);
    origins = Set.copyOf(origins);
  }

  /** Reads it from settings. */
  public static GatewayConfig from(Settings settings) {
    return new GatewayConfig(
        settings.text("CONFAB_KAFKA_BOOTSTRAP"),
        settings.httpUrl("CONFAB_REGISTRY_URL"),
        list(settings.text("CONFAB_QUERY_URL")),
        new ServiceToken(settings.text("CONFAB_SERVICE_TOKEN")),
        settings.path("CONFAB_TOKEN_KEY_FILE"),
        Set.copyOf(list(settings.text("CONFAB_WS_ORIGINS", ""))));
  }

  /** May a client of this origin connect? Those that are no browsers have none. */
  boolean welcomes(@Nullable String origin) {
    return origin == null || origins.isEmpty() || origins.contains(origin);
  }

  private static List<String> list(String values) {
    return Arrays.stream(values.split(","))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }
}
