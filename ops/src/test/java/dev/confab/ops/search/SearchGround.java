package dev.confab.ops.search;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.confab.ops.broker.EmbeddedBroker;
import dev.confab.ops.child.ChildProcess;
import dev.confab.ops.child.Programs;
import dev.confab.ops.topics.TopicSetup;
import dev.confab.ops.up.Ports;
import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.kafka.Clients;
import dev.confab.platform.query.HttpViews;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.ChatSearch;
import dev.confab.platform.search.MessageSearch;
import dev.confab.platform.search.UserSearch;
import dev.confab.processors.ProcessorsApp;
import dev.confab.processors.ProcessorsConfig;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Ids;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.schemas.user.UserEvent;
import dev.confab.search.SearchApp;
import dev.confab.search.SearchConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;

/** A real broker, a real Elasticsearch, and the search service between them. */
final class SearchGround implements AutoCloseable {
  private static final Path HOME =
      Path.of(System.getProperty("confab.home", "../target/confab")).toAbsolutePath();
  static final UUID SENDER = new UUID(7, 7);

  private final EmbeddedBroker broker;
  private final ChildProcess elasticsearch;
  private final int searchPort;
  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final TopicCodec<ChatEvent> codec = Topics.CHAT_EVENTS.codec(ids);
  private final TopicCodec<UserEvent> userCodec = Topics.USER_EVENTS.codec(ids);
  private final KafkaProducer<byte[], byte[]> producer;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Health health = new Health();
  private final KeptViews kept;
  private final SearchApp app;
  private final Path data;

  /** Views, and how they end. */
  private record KeptViews(Views views, AutoCloseable end) {}

  /** What the index shows within a second on an idle machine, it shows within this on any. */
  static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private SearchGround(
      Path data,
      EmbeddedBroker broker,
      ChildProcess elasticsearch,
      int searchPort,
      boolean withViews) {
    this.data = data;
    this.broker = broker;
    this.elasticsearch = elasticsearch;
    this.searchPort = searchPort;
    this.producer =
        new KafkaProducer<>(
            Clients.producer(broker.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    SearchConfig config = SearchConfig.from(settings());
    this.kept = withViews ? keepViews() : noViews(config);
    this.app = SearchApp.open(config, ids, kept.views(), health, metrics);
  }

  private KeptViews keepViews() {
    ProcessorsApp app =
        ProcessorsApp.start(ProcessorsConfig.from(settings()), ids, health, metrics);
    return new KeptViews(app.views(), app);
  }

  private static KeptViews noViews(SearchConfig config) {
    HttpViews away = new HttpViews(config.queryUrls(), config.serviceToken());
    return new KeptViews(away, away);
  }

  /** Without views: enough for messages. */
  static SearchGround start(Path data) throws Exception {
    return start(data, false);
  }

  /** With the stream processors, which keep the views that users and chats are indexed from. */
  static SearchGround startWithViews(Path data) throws Exception {
    return start(data, true);
  }

  private static SearchGround start(Path data, boolean withViews) throws Exception {
    assumeTrue(
        Files.isDirectory(HOME.resolve("search")),
        "Elasticsearch is laid out by the package phase: run mvn verify");
    List<Integer> ports = new java.util.ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ports.add(Ports.anyFree(ports));
    }
    EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), ports.get(0), ports.get(1));
    ChildProcess elasticsearch = ChildProcess.start(new Programs(HOME, data).search(ports.get(2)));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      new TopicSetup(admin, 4, 1).createTopics();
    }
    return new SearchGround(data, broker, elasticsearch, ports.get(2), withViews);
  }

  MessageSearch search() {
    return app.searches().messages();
  }

  UserSearch users() {
    return app.searches().users();
  }

  ChatSearch chats() {
    return app.searches().chats();
  }

  Health health() {
    return health;
  }

  double indexed() {
    return metrics.counter("confab.search.indexed", "index", "confab-messages").count();
  }

  /** Puts a message into the log, as the decider would. */
  void say(UUID chatId, long seq, Instant sentAt, String text) {
    publish(
        new MessagePosted(
            chatId,
            seq,
            seq,
            SENDER,
            sentAt,
            sentAt,
            new Cause("key-" + seq, Sha256.ofParts(text)),
            new MessageContent(text),
            null,
            null,
            null));
  }

  /** Puts something that happened in a chat into the log, as the decider would. */
  void publish(ChatEvent event) {
    producer.send(
        new ProducerRecord<>(
            Topics.CHAT_EVENTS.name(), Ids.bytes(event.chatId()), codec.encode(event)));
  }

  /** Puts something that happened to a user into the log, as the decider would. */
  void publish(UserEvent event) {
    producer.send(
        new ProducerRecord<>(
            Topics.USER_EVENTS.name(), Ids.bytes(event.userId()), userCodec.encode(event)));
  }

  void killElasticsearch() {
    ProcessHandle.of(elasticsearch.pid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  void deleteIndex(String alias) throws IOException, InterruptedException {
    ask("DELETE", "/" + alias + "-v1-000001", "");
  }

  /** Asks Elasticsearch itself. */
  HttpResponse<String> ask(String method, String path, String body)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + searchPort + path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Override
  public void close() throws Exception {
    app.close();
    kept.end().close();
    producer.close();
    elasticsearch.close();
    broker.close();
  }

  private Settings settings() {
    String nowhere = "http://127.0.0.1:1"; // schemas are in memory, and nobody asks over HTTP
    return new Settings(
        Map.of(
            "CONFAB_KAFKA_BOOTSTRAP",
            broker.bootstrap(),
            "CONFAB_ELASTICSEARCH_URL",
            "http://127.0.0.1:" + searchPort,
            "CONFAB_REGISTRY_URL",
            nowhere,
            "CONFAB_QUERY_URL",
            nowhere,
            "CONFAB_ADVERTISED_URL",
            nowhere,
            "CONFAB_STATE_DIR",
            data.resolve("state").toString(),
            "CONFAB_SERVICE_TOKEN",
            "a-service-token-of-32-characters",
            "CONFAB_INSTANCE_ID",
            "one"));
  }
}
