package dev.confab.ops.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.up.Ports;
import dev.confab.platform.kafka.Clients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class HangingTransactionsTest {
  private static final TopicPartition PLACE = new TopicPartition("t", 0);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path data;
  private EmbeddedBroker broker;
  private Admin admin;

  @BeforeEach
  void start() throws Exception {
    int port = Ports.anyFree(List.of());
    broker = EmbeddedBroker.start(data, port, Ports.anyFree(List.of(port)));
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
    admin.createTopics(List.of(new NewTopic(PLACE.topic(), 2, (short) 1))).all().get();
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void a_transaction_that_is_alive_is_left_alone() throws Exception {
    try (KafkaProducer<String, String> producer = transactional("alive")) {
      producer.beginTransaction();
      send(producer, "v");

      assertThat(new HangingTransactions(admin).abort()).isEmpty();

      producer.commitTransaction();
    }
    assertThat(new HangingTransactions(admin).abort()).isEmpty();
  }

  @Test
  void a_hanging_transaction_is_ended_and_its_readers_go_on() throws Exception {
    plantHangingTransaction();
    try (KafkaProducer<String, String> alive = transactional("alive");
        KafkaProducer<String, String> plain = producer(new HashMap<>());
        KafkaConsumer<String, String> reader = reader()) {
      send(plain, "behind");
      List<String> read = new ArrayList<>();
      await().atMost(PATIENCE).until(() -> poll(reader, read).contains("committed"));
      // Longer than a live transaction's end takes: the coordinator looks every second.
      await()
          .during(Duration.ofSeconds(3))
          .atMost(PATIENCE)
          .until(() -> poll(reader, read).equals(List.of("committed")));
      alive.beginTransaction();
      send(alive, "alive");

      assertThat(new HangingTransactions(admin).abort()).containsExactly(PLACE);

      await().atMost(PATIENCE).until(() -> poll(reader, read).contains("behind"));
      alive.commitTransaction();
      await().atMost(PATIENCE).until(() -> poll(reader, read).contains("alive"));
      assertThat(read).containsExactly("committed", "behind", "alive");
      assertThat(new HangingTransactions(admin).abort()).isEmpty();
    }
  }

  /** The coordinator has ended it; then the partition gets one more batch of it. */
  private void plantHangingTransaction() throws Exception {
    try (KafkaProducer<String, String> producer = transactional("hanging")) {
      producer.beginTransaction();
      send(producer, "committed");
      producer.commitTransaction();
    }
    ConfigResource everyBroker = new ConfigResource(ConfigResource.Type.BROKER, "");
    AlterConfigOp off =
        new AlterConfigOp(
            new ConfigEntry("transaction.partition.verification.enable", "false"),
            AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(everyBroker, List.of(off))).all().get();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                LateBatch.write(broker.bootstrap(), "hanging", PLACE, producerState(), "late")
                    == Errors.NONE);
    assertThat(producerState().currentTransactionStartOffset()).isPresent();
  }

  /** What the partition knows of the only producer that wrote to it. */
  private ProducerState producerState() throws Exception {
    return admin
        .describeProducers(List.of(PLACE))
        .partitionResult(PLACE)
        .get()
        .activeProducers()
        .getFirst();
  }

  private KafkaProducer<String, String> transactional(String id) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("transactional.id", id);
    KafkaProducer<String, String> producer = producer(settings);
    producer.initTransactions();
    return producer;
  }

  private KafkaProducer<String, String> producer(Map<String, Object> settings) {
    settings.put("bootstrap.servers", broker.bootstrap());
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  private KafkaConsumer<String, String> reader() {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Clients.tail(broker.bootstrap()), new StringDeserializer(), new StringDeserializer());
    consumer.assign(List.of(PLACE));
    consumer.seekToBeginning(List.of(PLACE));
    return consumer;
  }

  private static List<String> poll(KafkaConsumer<String, String> consumer, List<String> read) {
    consumer.poll(Duration.ofMillis(100)).forEach(record -> read.add(record.value()));
    return read;
  }

  private static void send(KafkaProducer<String, String> producer, String value) throws Exception {
    producer.send(new ProducerRecord<>(PLACE.topic(), PLACE.partition(), "k", value)).get();
  }
}
