package dev.confab.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void a_text_is_what_was_set() {
    assertThat(with("some text").text("K")).isEqualTo("some text");
    assertThat(with("some text").text("K", "other")).isEqualTo("some text");
    assertThat(with("some text").textOrNull("K")).isEqualTo("some text");
  }

  @Test
  void a_text_that_is_missing_or_blank_names_its_key() {
    assertThatThrownBy(() -> without().text("K"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("K must be set");
    assertThatThrownBy(() -> with("  ").text("K")).hasMessage("K must be set");
  }

  @Test
  void what_is_missing_or_blank_has_its_default() {
    assertThat(without().text("K", "other")).isEqualTo("other");
    assertThat(with(" ").text("K", "other")).isEqualTo("other");
    assertThat(with("").textOrNull("K")).isNull();
    assertThat(without().number("K", 5, 1, 9)).isEqualTo(5);
    assertThat(without().millis("K", SECOND, Duration.ZERO, SECOND)).isEqualTo(SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "5", "9"})
  void a_number_within_its_bounds_is_taken(String value) {
    assertThat(with(value).number("K", 0, 1, 9)).isEqualTo(Integer.parseInt(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "-1"})
  void a_number_out_of_bounds_says_which_they_are(String value) {
    assertThatThrownBy(() -> with(value).number("K", 5, 1, 9))
        .isInstanceOf(ConfigException.class)
        .hasMessage("K is " + value + ", expected 1 to 9");
  }

  @Test
  void a_time_is_iso_8601_within_its_bounds() {
    Duration day = Duration.ofDays(1);
    assertThat(with("PT2H").duration("K", SECOND, SECOND, day)).isEqualTo(Duration.ofHours(2));
    assertThat(with("P1D").duration("K", SECOND, SECOND, day)).isEqualTo(day);
    assertThat(without().duration("K", day, SECOND, day)).isEqualTo(day);
    assertThatThrownBy(() -> with("P2D").duration("K", day, SECOND, day))
        .hasMessage("K is P2D, expected PT1S to PT24H");
    assertThatThrownBy(() -> with("2 days").duration("K", day, SECOND, day))
        .hasMessage("K is \"2 days\", expected a time such as P30D or PT1H");
  }

  @ParameterizedTest
  @ValueSource(strings = {"five", "1.5", "99999999999", "0x10", "1 000"})
  void what_is_no_number_says_so(String value) {
    assertThatThrownBy(() -> with(value).number("K", 5, 1, 9))
        .isInstanceOf(ConfigException.class)
        .hasMessage("K is \"" + value + "\", which is no whole number");
  }

  @Test
  void a_time_is_in_milliseconds() {
    assertThat(with("250").millis("K", SECOND, Duration.ZERO, SECOND))
        .isEqualTo(Duration.ofMillis(250));
    assertThatThrownBy(() -> with("1001").millis("K", SECOND, Duration.ZERO, SECOND))
        .hasMessage("K is 1001, expected 0 to 1000");
  }

  @Test
  void an_address_loses_the_slash_at_its_end() {
    assertThat(with("http://host:9200/").httpUrl("K")).isEqualTo("http://host:9200");
    assertThat(with("https://host/path").httpUrl("K")).isEqualTo("https://host/path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:9200", "ftp://host", "127.0.0.1", "http//host"})
  void an_address_is_http(String value) {
    assertThatThrownBy(() -> with(value).httpUrl("K"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("K is \"" + value + "\"");
  }

  @Test
  void what_is_no_address_says_so() {
    assertThatThrownBy(() -> with("http://a b").httpUrl("K"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no address");
  }

  @Test
  void a_path_is_a_path() {
    assertThat(with("/data/here").path("K")).isEqualTo(Path.of("/data/here"));
  }

  private static Settings with(String value) {
    return new Settings(Map.of("K", value));
  }

  private static Settings without() {
    return new Settings(Map.of());
  }
}
