package dev.confab.ops.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ops.up.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That hanging ones are ended is seen by the crash test; here: that others are left alone. */
final class HangingTransactionsTest {
  @TempDir private Path data;

  @Test
  void a_transaction_that_is_alive_is_left_alone() throws Exception {
    int port = Ports.anyFree(List.of());
    try (EmbeddedBroker broker = EmbeddedBroker.start(data, port, Ports.anyFree(List.of(port)));
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get();
      Map<String, Object> settings =
          Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "alive");
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("t", "k", "v")).get();

        assertThat(new HangingTransactions(admin).abort()).isEmpty();

        producer.commitTransaction();
      }
      assertThat(new HangingTransactions(admin).abort()).isEmpty();
    }
  }
}
