package dev.confab.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import dev.confab.processors.runtime.Rounds;
import dev.confab.processors.runtime.StreamsSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorsConfigTest {
  private final Map<String, String> values =
      new HashMap<>(
          Map.of(
              "CONFAB_KAFKA_BOOTSTRAP", "127.0.0.1:9092",
              "CONFAB_REGISTRY_URL", "http://127.0.0.1:8081/",
              "CONFAB_STATE_DIR", "state",
              "CONFAB_INSTANCE_ID", "one",
              "CONFAB_SERVICE_TOKEN", "s".repeat(40),
              "CONFAB_ADVERTISED_URL", "http://127.0.0.1:8080"));

  @Test
  void a_configuration_is_read_from_settings_and_hides_its_token() {
    ProcessorsConfig config = ProcessorsConfig.from(new Settings(values));

    assertThat(config.registryUrl()).isEqualTo("http://127.0.0.1:8081");
    assertThat(config.toString()).doesNotContain("s".repeat(40));
  }

  @Test
  void a_short_service_token_is_named() {
    values.put("CONFAB_SERVICE_TOKEN", "short");

    assertThatThrownBy(() -> ProcessorsConfig.from(new Settings(values)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("CONFAB_SERVICE_TOKEN must have at least 32 characters");
  }

  @Test
  void settings_of_kafka_streams_are_read_from_their_file(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("streams"), "security.protocol = SSL\n");
    values.put("CONFAB_STREAMS_FILE", file.toString());

    assertThat(ProcessorsConfig.from(new Settings(values)).streams())
        .containsExactly(Map.entry("security.protocol", "SSL"));
  }

  @Test
  void a_file_of_settings_that_is_not_there_is_named() {
    values.put("CONFAB_STREAMS_FILE", "nowhere");

    assertThatThrownBy(() -> ProcessorsConfig.from(new Settings(values)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("CONFAB_STREAMS_FILE names nowhere, which is unreadable");
  }

  @Test
  void settings_of_an_operator_do_not_change_ours() {
    StreamsSettings settings =
        new StreamsSettings(
            "127.0.0.1:9092",
            Path.of("state"),
            "one",
            1,
            Map.of("processing.guarantee", "at_least_once", "security.protocol", "SSL"));

    assertThat(settings.exactlyOnce("app", new Rounds()).properties())
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .containsEntry("security.protocol", "SSL");
  }
}
