package dev.confab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import dev.confab.search.index.IndexShape;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SearchConfigTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Map<String, String> LEAST =
      Map.of(
          "CONFAB_KAFKA_BOOTSTRAP", "127.0.0.1:9092",
          "CONFAB_ELASTICSEARCH_URL", "http://127.0.0.1:9200/",
          "CONFAB_QUERY_URL", "http://q1:1, http://q2:2",
          "CONFAB_SERVICE_TOKEN", SECRET,
          "CONFAB_INSTANCE_ID", "one");

  @Test
  void the_least_that_must_be_set() {
    SearchConfig config = SearchConfig.from(new Settings(LEAST));

    assertThat(config.elasticsearch()).isEqualTo(URI.create("http://127.0.0.1:9200"));
    assertThat(config.index()).isEqualTo(new IndexShape(1, 0));
    assertThat(config.elasticsearchApiKey()).isNull();
    assertThat(config.queryUrls()).containsExactly("http://q1:1", "http://q2:2");
  }

  @Test
  void secrets_are_not_printed() {
    Map<String, String> values = new HashMap<>(LEAST);
    values.put("CONFAB_ELASTICSEARCH_API_KEY", "very-secret");

    assertThat(SearchConfig.from(new Settings(values)).toString())
        .doesNotContain(SECRET, "very-secret");
  }

  @Test
  void a_wrong_number_names_its_key() {
    Map<String, String> values = new HashMap<>(LEAST);
    values.put("CONFAB_SEARCH_REPLICAS", "9");

    assertThatThrownBy(() -> SearchConfig.from(new Settings(values)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("CONFAB_SEARCH_REPLICAS is 9, expected 0 to 4");
  }
}
