package dev.confab.processors;

import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import dev.confab.platform.token.ServiceToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of the stream processors.
 *
 * @param kafkaBootstrap addresses of Kafka's brokers ({@code CONFAB_KAFKA_BOOTSTRAP})
 * @param registryUrl address of the schema registry ({@code CONFAB_REGISTRY_URL})
 * @param stateDir where state lives; it must outlive the process ({@code CONFAB_STATE_DIR})
 * @param instanceId name of this instance: the same after a restart, unique among instances, since
 *     a restarted instance takes its own place again ({@code CONFAB_INSTANCE_ID})
 * @param serviceToken what callers of the query server must show ({@code CONFAB_SERVICE_TOKEN})
 * @param advertisedUrl where other instances reach this one ({@code CONFAB_ADVERTISED_URL})
 * @param decisionThreads stream threads of the deciders, 1 for every two cores at best, from 1 to
 *     64, 1 by default ({@code CONFAB_DECISION_THREADS})
 * @param streams more settings of Kafka Streams, such as those of an encrypted connection, which
 *     can add to ours but not change them ({@code CONFAB_STREAMS_FILE}, a properties file)
 */
public record ProcessorsConfig(
    String kafkaBootstrap,
    String registryUrl,
    Path stateDir,
    String instanceId,
    ServiceToken serviceToken,
    String advertisedUrl,
    int decisionThreads,
    Map<String, String> streams) {
  private static final String SERVICE_TOKEN = "CONFAB_SERVICE_TOKEN";
  private static final String STREAMS_FILE = "CONFAB_STREAMS_FILE";

  public ProcessorsConfig {
    streams = Map.copyOf(streams);
  }

  /**
   * Reads it from settings.
   *
   * @throws ConfigException if a value is missing or wrong
   */
  public static ProcessorsConfig from(Settings settings) {
    return new ProcessorsConfig(
        settings.text("CONFAB_KAFKA_BOOTSTRAP"),
        settings.httpUrl("CONFAB_REGISTRY_URL"),
        settings.path("CONFAB_STATE_DIR"),
        settings.text("CONFAB_INSTANCE_ID"),
        token(settings),
        settings.httpUrl("CONFAB_ADVERTISED_URL"),
        settings.number("CONFAB_DECISION_THREADS", 1, 1, 64),
        streams(settings.textOrNull(STREAMS_FILE)));
  }

  private static Map<String, String> streams(@Nullable String file) {
    if (file == null) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of(file))) {
      properties.load(in);
    } catch (IOException _) {
      throw new ConfigException(STREAMS_FILE, "names " + file + ", which is unreadable");
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(Function.identity(), properties::getProperty));
  }

  private static ServiceToken token(Settings settings) {
    try {
      return new ServiceToken(settings.text(SERVICE_TOKEN));
    } catch (IllegalArgumentException _) {
      throw new ConfigException(SERVICE_TOKEN, "must have at least 32 characters");
    }
  }
}
