package dev.confab.ops.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.broker.EmbeddedBroker;
import dev.confab.ops.topics.TopicSetup;
import dev.confab.ops.up.Ports;
import dev.confab.platform.health.Health;
import dev.confab.platform.kafka.Clients;
import dev.confab.processors.decisions.DecisionsApp;
import dev.confab.processors.runtime.StreamsApp;
import dev.confab.processors.runtime.StreamsSettings;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Partitioning;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the deciders put into one transaction, on a real broker. */
@Timeout(180)
final class RoundsOfDecidersTest {
  private static final int PARTITIONS = 2;
  private static final int MESSAGES = 200;

  /** That there is a chat, and who owns it. */
  private static final int OF_CREATION = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID CHAT = Ids.derived("chat", ANNA, "create");
  private static final Instant AT = Instant.parse("2026-01-31T10:00:00Z");
  private static final TopicPartition EVENTS =
      new TopicPartition(Topics.CHAT_EVENTS.name(), Partitioning.partitionOf(CHAT, PARTITIONS));

  /** Streams commits amid a long round too: one that takes four seconds would be cut so often. */
  private static final int MOST_TRANSACTIONS = MESSAGES / 10;

  @TempDir private Path data;
  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private EmbeddedBroker broker;
  private StreamsApp deciders;

  @BeforeEach
  void start() throws Exception {
    int port = Ports.anyFree(List.of());
    broker = EmbeddedBroker.start(data.resolve("kafka"), port, Ports.anyFree(List.of(port)));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      new TopicSetup(admin, PARTITIONS, 1).createTopics();
    }
    deciders = deciders("one");
    await().atMost(PATIENCE).until(() -> deciders.health() == Health.UP);
  }

  @AfterEach
  void stop() {
    deciders.close();
    broker.close();
  }

  @Test
  void commands_that_come_together_are_committed_together() {
    send(List.of(create()));
    awaitEvents(OF_CREATION);
    long before = transactions(OF_CREATION);

    List<ChatCommand> together = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      together.add(post(i));
    }
    send(together);
    awaitEvents(OF_CREATION + MESSAGES);

    assertThat(transactions(OF_CREATION + MESSAGES) - before)
        .isBetween(1L, (long) MOST_TRANSACTIONS);
  }

  @Test
  void a_command_is_committed_without_another_one_behind_it() {
    send(List.of(create()));
    awaitEvents(OF_CREATION);
    for (int messages = 1; messages <= 5; messages++) {
      send(List.of(post(messages)));
      awaitEvents(OF_CREATION + messages);

      assertThat(transactions(OF_CREATION + messages)).isEqualTo(1 + messages);
    }
  }

  /** What is lost would be missing; what is judged twice would make an event the second time. */
  @Test
  void no_command_is_lost_or_doubled_while_partitions_come_and_go() throws Exception {
    send(List.of(create()));
    awaitEvents(OF_CREATION);
    int messages = 0;
    StreamsApp other = deciders("two");
    try {
      while (!isAtWork(other)) {
        send(List.of(post(messages++)));
      }
    } finally {
      other.close();
    }
    assertThat(other.threadDeaths()).isZero();
    for (int more = 0; more < MESSAGES; more++) {
      send(List.of(post(messages++)));
    }

    awaitEvents(OF_CREATION + messages);
    assertThat(seqs())
        .isEqualTo(LongStream.rangeClosed(1, OF_CREATION + messages).boxed().toList());
    assertThat(deciders.threadDeaths()).isZero();
  }

  private StreamsApp deciders(String instance) {
    return DecisionsApp.start(
        new StreamsSettings(broker.bootstrap(), data.resolve(instance), instance, 1, Map.of()),
        ids);
  }

  private static boolean isAtWork(StreamsApp app) {
    return app.health() == Health.UP
        && app.streams().metadataForLocalThreads().stream()
            .anyMatch(thread -> !thread.activeTasks().isEmpty());
  }

  /** All of them in one batch: the broker has them at the same moment. */
  private void send(List<ChatCommand> commands) {
    Map<String, Object> settings = Clients.producer(broker.bootstrap());
    settings.put("linger.ms", (int) Duration.ofMinutes(1).toMillis());
    settings.put("delivery.timeout.ms", (int) Duration.ofMinutes(2).toMillis());
    settings.put("batch.size", 1024 * 1024);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ChatCommand command : commands) {
        producer.send(
            new ProducerRecord<>(
                Topics.CHAT_COMMANDS.name(),
                EVENTS.partition(),
                Ids.bytes(CHAT),
                Topics.CHAT_COMMANDS.codec(ids).encode(command)));
      }
      producer.flush();
    }
  }

  private List<Long> seqs() {
    List<Long> seqs = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.seekToBeginning(List.of(EVENTS));
      while (consumer.position(EVENTS) < end(consumer)) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> seqs.add(Topics.CHAT_EVENTS.codec(ids).decode(record.value()).seq()));
      }
    }
    return seqs;
  }

  private void awaitEvents(int count) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      await()
          .atMost(PATIENCE)
          .pollInSameThread()
          .until(
              () -> {
                consumer.seekToBeginning(List.of(EVENTS));
                int seen = 0;
                while (consumer.position(EVENTS) < end(consumer)) {
                  seen += consumer.poll(Duration.ofMillis(100)).count();
                }
                return seen == count;
              });
    }
  }

  /** The end of each transaction is a record of its own in the log. */
  private long transactions(int events) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      return end(consumer) - events;
    }
  }

  private static long end(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.endOffsets(List.of(EVENTS)).get(EVENTS);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Clients.tail(broker.bootstrap()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(EVENTS));
    return consumer;
  }

  private static ChatCommand create() {
    return new CreateChat(
        CHAT,
        ANNA,
        "create",
        ChatType.GROUP,
        false,
        new ChatProfile("Rounds", null),
        null,
        List.of(),
        AT);
  }

  private static ChatCommand post(int number) {
    return new PostMessage(
        CHAT,
        ANNA,
        "message-" + number,
        new MessageContent("message " + number),
        null,
        null,
        null,
        AT,
        null);
  }
}
