package dev.confab.ops.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ops.up.Ports;
import dev.confab.platform.kafka.Clients;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class EmbeddedBrokerTest {
  private static final String TOPIC = "things";
  private static final int RECORDS = 200;

  @TempDir private Path folder;

  @Test
  void records_survive_a_restart_on_other_ports() throws Exception {
    try (EmbeddedBroker broker = start()) {
      write(broker.bootstrap());
    }
    try (EmbeddedBroker broker = start()) {
      assertThat(count(broker.bootstrap())).isEqualTo(RECORDS);
    }
  }

  @Test
  void acknowledged_records_survive_kill_9_of_the_process() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                folder.toString(),
                Integer.toString(Ports.anyFree(List.of())),
                Integer.toString(Ports.anyFree(List.of())))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      String ready =
          out.lines().filter(line -> line.startsWith("READY ")).findFirst().orElseThrow();
      write(ready.substring("READY ".length()));
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (EmbeddedBroker broker = start()) {
      assertThat(count(broker.bootstrap())).isEqualTo(RECORDS);
    }
  }

  private EmbeddedBroker start() throws Exception {
    int port = Ports.anyFree(List.of());
    return EmbeddedBroker.start(folder, port, Ports.anyFree(List.of(port)));
  }

  private static void write(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    try (var producer =
        new KafkaProducer<>(
            Clients.producer(bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
      for (int i = 0; i < RECORDS; i++) {
        acknowledged.add(producer.send(new ProducerRecord<>(TOPIC, new byte[] {(byte) i})));
      }
      for (Future<RecordMetadata> one : acknowledged) {
        one.get();
      }
    }
  }

  private static int count(String bootstrap) {
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    try (var consumer =
        new KafkaConsumer<>(
            Clients.tail(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      int found = 0;
      while (consumer.position(partition) < end) {
        found += consumer.poll(Duration.ofSeconds(1)).count();
      }
      return found;
    }
  }
}
