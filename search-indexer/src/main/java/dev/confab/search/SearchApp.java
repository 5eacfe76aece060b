package dev.confab.search;

import dev.confab.platform.health.Health;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.kafka.Clients;
import dev.confab.platform.search.MessageSearch;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.search.index.Elastic;
import dev.confab.search.index.MessageIndex;
import dev.confab.search.indexing.Indexer;
import dev.confab.search.indexing.IndexerMetrics;
import dev.confab.search.indexing.IndexerSettings;
import dev.confab.search.query.ElasticMessageSearch;
import dev.confab.search.query.SearchRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The search service: it indexes what is said, and finds it again. */
public final class SearchApp implements AutoCloseable {
  private final Elastic elastic;
  private final Indexer indexer;
  private final MessageSearch search;
  private final HttpModule http;

  private SearchApp(SearchConfig config, SchemaIds ids, MeterRegistry metrics) {
    this.elastic = Elastic.connect(config.elasticsearch(), config.elasticsearchApiKey());
    this.search = new ElasticMessageSearch(elastic);
    this.http = new SearchRoutes(search, config.serviceToken());
    this.indexer =
        Indexer.start(
            new Indexer.Log(
                () ->
                    new KafkaConsumer<>(
                        IndexerSettings.consumer(config.bootstrap(), config.instanceId()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                () ->
                    new KafkaProducer<>(
                        Clients.producer(config.bootstrap()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                Topics.CHAT_EVENTS.codec(ids)),
            elastic,
            new MessageIndex(elastic, config.index()),
            new IndexerMetrics(metrics));
  }

  /**
   * Starts indexing. Kafka and Elasticsearch may be away: the part {@code search-indexer} of the
   * health says so, and the indexer catches up when they are back.
   *
   * @throws dev.confab.schemas.codec.RegistryException if the schema registry is away
   */
  public static SearchApp open(
      SearchConfig config, SchemaIds ids, Health health, MeterRegistry metrics) {
    SearchApp app = new SearchApp(config, ids, metrics);
    health.add("search-indexer", app.indexer::status);
    return app;
  }

  /** The routes of the search API for other services. */
  public HttpModule http() {
    return http;
  }

  /** The search API itself, for services in the same process. */
  public MessageSearch search() {
    return search;
  }

  @Override
  public void close() {
    indexer.close();
    elastic.close();
  }
}
