package dev.confab.search;

import dev.confab.platform.config.Settings;
import dev.confab.platform.token.ServiceToken;
import dev.confab.search.index.IndexShape;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the search indexer needs to know.
 *
 * @param bootstrap Kafka's addresses ({@code CONFAB_KAFKA_BOOTSTRAP})
 * @param elasticsearch address of Elasticsearch ({@code CONFAB_ELASTICSEARCH_URL})
 * @param elasticsearchApiKey sent with every request to it, or null for a node without security
 *     ({@code CONFAB_ELASTICSEARCH_API_KEY})
 * @param index shards from 1 to 64, 1 by default ({@code CONFAB_SEARCH_SHARDS}), and replicas from
 *     0 to 4, 0 by default ({@code CONFAB_SEARCH_REPLICAS})
 * @param queryUrls query servers, the views of accounts, comma-separated ({@code CONFAB_QUERY_URL})
 * @param serviceToken what services show each other ({@code CONFAB_SERVICE_TOKEN})
 * @param instanceId unique among the running indexers and kept over restarts, so that a restart
 *     moves no partitions ({@code CONFAB_INSTANCE_ID})
 */
public record SearchConfig(
    String bootstrap,
    URI elasticsearch,
    @Nullable String elasticsearchApiKey,
    IndexShape index,
    List<String> queryUrls,
    ServiceToken serviceToken,
    String instanceId) {
  public SearchConfig {
    queryUrls = List.copyOf(queryUrls);
  }

  /**
   * Reads it from settings.
   *
   * @throws dev.confab.platform.config.ConfigException if a value is missing or wrong
   */
  public static SearchConfig from(Settings settings) {
    return new SearchConfig(
        settings.text("CONFAB_KAFKA_BOOTSTRAP"),
        URI.create(settings.httpUrl("CONFAB_ELASTICSEARCH_URL")),
        settings.textOrNull("CONFAB_ELASTICSEARCH_API_KEY"),
        new IndexShape(
            settings.number("CONFAB_SEARCH_SHARDS", 1, 1, 64),
            settings.number("CONFAB_SEARCH_REPLICAS", 0, 0, 4)),
        Arrays.stream(settings.text("CONFAB_QUERY_URL").split(",")).map(String::strip).toList(),
        new ServiceToken(settings.text("CONFAB_SERVICE_TOKEN")),
        settings.text("CONFAB_INSTANCE_ID"));
  }

  /** Secrets are not printed. */
  @Override
  public String toString() {
    return "SearchConfig[bootstrap=%s, elasticsearch=%s, index=%s, instanceId=%s]"
        .formatted(bootstrap, elasticsearch, index, instanceId);
  }
}
