package dev.confab.ops.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PortRangeTest {
  @Test
  void ports_come_from_the_range_alone() {
    PortRange range = PortRange.from(settings("21000-21003"));

    assertThat(range.any().limit(200).distinct().sorted())
        .containsExactly(21_000, 21_001, 21_002, 21_003);
    assertThat(PortRange.from(settings("7-7")).any().limit(3)).containsOnly(7);
    assertThat(PortRange.from(new Settings(Map.of()))).isEqualTo(new PortRange(20_000, 31_999));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0-5", "21000", "21003-21000", "21000-65536", "a-b", "1-2-3", "-5-7"})
  void what_is_no_range_is_refused_by_name(String text) {
    assertThatThrownBy(() -> PortRange.from(settings(text)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("CONFAB_PORTS")
        .hasMessageContaining(text);
  }

  private static Settings settings(String text) {
    return new Settings(Map.of("CONFAB_PORTS", text));
  }
}
