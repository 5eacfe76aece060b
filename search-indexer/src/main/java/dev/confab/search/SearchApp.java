package dev.confab.search;

import dev.confab.platform.health.Health;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.kafka.Clients;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.Searches;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.search.index.Elastic;
import dev.confab.search.index.SearchIndex;
import dev.confab.search.index.StoredMessages;
import dev.confab.search.indexing.ChatFeed;
import dev.confab.search.indexing.Feed;
import dev.confab.search.indexing.Indexer;
import dev.confab.search.indexing.IndexerMetrics;
import dev.confab.search.indexing.IndexerSettings;
import dev.confab.search.indexing.MessageFeed;
import dev.confab.search.indexing.UserFeed;
import dev.confab.search.query.ElasticChatSearch;
import dev.confab.search.query.ElasticMessageSearch;
import dev.confab.search.query.ElasticUserSearch;
import dev.confab.search.query.SearchRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The search service: it indexes what is said, who is there and which chats anybody may join, and
 * finds all of it again.
 */
public final class SearchApp implements AutoCloseable {
  /** Sees of a chat what every stranger sees. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final SearchConfig config;
  private final Elastic elastic;
  private final List<Indexer> indexers = new ArrayList<>();
  private final Searches searches;
  private final HttpModule http;

  private SearchApp(SearchConfig config) {
    this.config = config;
    this.elastic = Elastic.connect(config.elasticsearch(), config.elasticsearchApiKey());
    this.searches =
        new Searches(
            new ElasticMessageSearch(elastic),
            new ElasticUserSearch(elastic),
            new ElasticChatSearch(elastic));
    this.http = new SearchRoutes(searches, config.serviceToken());
  }

  /**
   * Starts indexing. Kafka, Elasticsearch and the views may be away: the parts {@code
   * search-indexer}, {@code user-indexer} and {@code chat-indexer} of the health say so, and the
   * indexers catch up when they are back.
   *
   * @param views the query API; stays the caller's
   * @throws dev.confab.schemas.codec.RegistryException if the schema registry is away
   */
  public static SearchApp open(
      SearchConfig config, SchemaIds ids, Views views, Health health, MeterRegistry metrics) {
    SearchApp app = new SearchApp(config);
    List<Feed> feeds =
        List.of(
            new MessageFeed(Topics.CHAT_EVENTS.codec(ids), new StoredMessages(app.elastic)::find),
            new UserFeed(Topics.USER_EVENTS.codec(ids), views::accountsAt),
            new ChatFeed(Topics.CHAT_EVENTS.codec(ids), chats -> views.heads(NOBODY, chats)));
    feeds.forEach(feed -> app.index(feed, health, metrics));
    return app;
  }

  private void index(Feed feed, Health health, MeterRegistry metrics) {
    Indexer indexer =
        Indexer.start(
            log(feed),
            feed,
            elastic,
            new SearchIndex(elastic, feed.index(), config.index()),
            new IndexerMetrics(metrics, feed.index()));
    indexers.add(indexer);
    health.add(feed.component(), indexer::status);
  }

  private Indexer.Log log(Feed feed) {
    return new Indexer.Log(
        () ->
            new KafkaConsumer<>(
                IndexerSettings.consumer(config.bootstrap(), feed.group(), config.instanceId()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()),
        () ->
            new KafkaProducer<>(
                Clients.producer(config.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer()));
  }

  /** The routes of the search API for other services. */
  public HttpModule http() {
    return http;
  }

  /** The searches, for services in the same process. */
  public Searches searches() {
    return searches;
  }

  @Override
  public void close() {
    indexers.forEach(Indexer::close);
    elastic.close();
  }
}
