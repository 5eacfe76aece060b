package dev.confab.ops.search;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.confab.ops.broker.EmbeddedBroker;
import dev.confab.ops.child.ChildProcess;
import dev.confab.ops.child.Programs;
import dev.confab.ops.topics.TopicSetup;
import dev.confab.ops.up.Ports;
import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.kafka.Clients;
import dev.confab.platform.search.MessageSearch;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Ids;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker, a real Elasticsearch, and the search service between them. */
final class SearchGround implements AutoCloseable {
  private static final Path HOME =
      Path.of(System.getProperty("confab.home", "../target/confab")).toAbsolutePath();
  private static final UUID SENDER = new UUID(7, 7);

  private final EmbeddedBroker broker;
  private final ChildProcess elasticsearch;
  private final int searchPort;
  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final TopicCodec<ChatEvent> codec = Topics.CHAT_EVENTS.codec(ids);
  private final KafkaProducer<byte[], byte[]> producer;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Health health = new Health();
  private final SearchApp app;

  private SearchGround(EmbeddedBroker broker, ChildProcess elasticsearch, int searchPort) {
    this.broker = broker;
    this.elasticsearch = elasticsearch;
    this.searchPort = searchPort;
    this.producer =
        new KafkaProducer<>(
            Clients.producer(broker.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.app = SearchApp.open(config(), ids, health, metrics);
  }

  static SearchGround start(Path data) throws Exception {
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
    return new SearchGround(broker, elasticsearch, ports.get(2));
  }

  MessageSearch search() {
    return app.search();
  }

  Health health() {
    return health;
  }

  double indexed() {
    return metrics.counter("confab.search.indexed").count();
  }

  /** Puts a message into the log, as the decider would. */
  void say(UUID chatId, long seq, Instant sentAt, String text) {
    MessagePosted message =
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
            null);
    producer.send(
        new ProducerRecord<>(Topics.CHAT_EVENTS.name(), Ids.bytes(chatId), codec.encode(message)));
  }

  void killElasticsearch() {
    ProcessHandle.of(elasticsearch.pid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  void deleteIndex() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI index = URI.create("http://127.0.0.1:" + searchPort + "/confab-messages-v1-000001");
      http.send(
          HttpRequest.newBuilder(index).DELETE().build(), HttpResponse.BodyHandlers.discarding());
    }
  }

  @Override
  public void close() {
    app.close();
    producer.close();
    elasticsearch.close();
    broker.close();
  }

  private SearchConfig config() {
    return SearchConfig.from(
        new Settings(
            Map.of(
                "CONFAB_KAFKA_BOOTSTRAP",
                broker.bootstrap(),
                "CONFAB_ELASTICSEARCH_URL",
                "http://127.0.0.1:" + searchPort,
                "CONFAB_SERVICE_TOKEN",
                "a-service-token-of-32-characters",
                "CONFAB_INSTANCE_ID",
                "one")));
  }
}
