package dev.confab.search.indexing;

import static dev.confab.search.indexing.ChatLog.P0;
import static dev.confab.search.indexing.ChatLog.P1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.platform.health.Health;
import dev.confab.schemas.catalogue.DeadLetterHeaders;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.search.ElasticHttp;
import dev.confab.search.ElasticHttp.Answer;
import dev.confab.search.Events;
import dev.confab.search.index.Elastic;
import dev.confab.search.index.IndexName;
import dev.confab.search.index.IndexShape;
import dev.confab.search.index.SearchIndex;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IndexerTest {
  private static final String UNKNOWN_SCHEMA =
      "{\"type\":\"record\",\"name\":\"ChatFrozen\",\"namespace\":\"confab.chat\",\"fields\":[]}";

  private final ChatLog log = new ChatLog();
  private final MockProducer<byte[], byte[]> deadLetters =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private ElasticHttp http;
  private Elastic elastic;
  private Indexer indexer;

  @BeforeEach
  void connect() throws Exception {
    http = ElasticHttp.start().withIndex("i1");
    elastic = http.connect();
  }

  @AfterEach
  void disconnect() {
    indexer.close();
    elastic.close();
    http.close();
  }

  @Test
  void messages_are_indexed_and_membership_is_passed_over() {
    log.append(P0, Events.joined(1)).append(P0, Events.message(2, "hello"));

    start();

    awaitCommit(P0, 2);
    assertThat(http.documents()).containsOnlyKeys(Events.CHAT + ":2");
    assertThat(indexer.status()).isEqualTo(Health.UP);
  }

  @Test
  void an_offset_is_committed_after_the_index_has_answered() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    http.beforeBulk(
        () -> {
          asked.countDown();
          uninterrupted(mayAnswer);
        });
    log.append(P0, Events.message(2, "hello"));

    start();

    uninterrupted(asked);
    assertThat(log.committed()).isEmpty();
    mayAnswer.countDown();
    awaitCommit(P0, 1);
  }

  @Test
  void while_elasticsearch_is_away_nothing_is_committed_and_nothing_is_lost() {
    http.outage(503);
    log.append(P0, Events.message(2, "hello"));

    start();

    await()
        .untilAsserted(
            () ->
                assertThat(http.calls("PUT", "/_index_template/confab-messages-v1"))
                    .hasSizeGreaterThan(1));
    assertThat(reason()).contains("503");
    assertThat(log.committed()).isEmpty();
    http.outage(0);
    awaitCommit(P0, 1);
    assertThat(http.documents()).containsOnlyKeys(Events.CHAT + ":2");
    await().until(() -> indexer.status().equals(Health.UP));
  }

  @Test
  void a_busy_index_gets_the_same_messages_again() {
    http.judge(_ -> Answer.BUSY);
    log.append(P0, Events.message(2, "hello"));

    start();

    await().until(() -> http.calls("POST", "/confab-messages/_bulk").size() > 1);
    assertThat(log.committed()).isEmpty();
    http.judge(_ -> Answer.CREATED);
    awaitCommit(P0, 1);
  }

  @Test
  void a_refused_message_becomes_a_dead_letter_and_the_rest_goes_on() {
    http.judge(id -> id.endsWith(":3") ? Answer.UNMAPPABLE : Answer.CREATED);
    log.append(P1, Events.message(2, "a"))
        .append(P1, Events.message(3, "b"))
        .append(P1, Events.message(4, "c"));

    start();

    awaitCommit(P1, 3);
    assertThat(http.documents()).containsOnlyKeys(Events.CHAT + ":2", Events.CHAT + ":4");
    assertThat(deadLetters.history()).hasSize(1);
    ProducerRecord<byte[], byte[]> letter = deadLetters.history().getFirst();
    assertThat(letter.topic()).isEqualTo(Topics.DEAD_LETTERS);
    assertThat(log.codec.decode(letter.value())).isEqualTo(Events.message(3, "b"));
    assertThat(headers(letter))
        .containsEntry(DeadLetterHeaders.COMPONENT, "search-indexer")
        .containsEntry(DeadLetterHeaders.REASON, "document_parsing_exception")
        .containsEntry(DeadLetterHeaders.TOPIC, "chat-events")
        .containsEntry(DeadLetterHeaders.PARTITION, "1")
        .containsEntry(DeadLetterHeaders.OFFSET, "1");
  }

  @Test
  void an_unknown_event_stops_its_partition_and_no_other() {
    log.append(P0, Events.message(2, "before"))
        .append(P0, unknownEvent())
        .append(P0, Events.message(4, "behind"));

    start();

    await().until(() -> reason().contains("stands still"));
    log.append(P1, Events.message(9, "elsewhere"));
    awaitCommit(P1, 1);
    awaitCommit(P0, 1);
    assertThat(http.documents()).containsOnlyKeys(Events.CHAT + ":2", Events.CHAT + ":9");
    assertThat(reason())
        .isEqualTo(
            "partition 0 stands still at offset 1: topic chat-events holds a record of the unknown"
                + " type confab.chat.ChatFrozen");
  }

  @Test
  void a_record_that_is_none_stops_its_partition() {
    log.append(P0, new byte[] {1, 2, 3});

    start();

    await().until(() -> reason().contains("stands still at offset 0"));
  }

  @Test
  void an_unexpected_failure_is_followed_by_a_new_consumer() {
    log.failNextPoll(new IllegalStateException("something odd"));
    log.append(P0, Events.message(2, "hello"));

    start();

    awaitCommit(P0, 1);
    await().until(() -> indexer.status().equals(Health.UP));
  }

  @Test
  void an_instance_id_in_use_by_another_stops_the_indexer() {
    log.failNextPoll(new FencedInstanceIdException("fenced"));
    log.append(P0, Events.message(2, "hello"));

    start();

    await().until(() -> reason().equals("another indexer runs under the same instance id"));
    assertThat(log.committed()).isEmpty();
  }

  @Test
  void a_restart_reads_on_where_the_index_ends() {
    log.append(P0, Events.message(2, "old")).append(P0, Events.message(3, "new"));
    log.committed().put(P0, new OffsetAndMetadata(1, "i1"));

    start();

    awaitCommit(P0, 2);
    assertThat(http.documents()).containsOnlyKeys(Events.CHAT + ":3");
  }

  @Test
  void an_index_that_was_lost_is_filled_from_the_beginning() {
    log.append(P0, Events.message(2, "old")).append(P0, Events.message(3, "new"));
    log.committed().put(P0, new OffsetAndMetadata(2, "lost"));

    start();

    await().until(() -> http.documents().size() == 2);
    await()
        .untilAsserted(
            () -> assertThat(log.committed()).containsEntry(P0, new OffsetAndMetadata(2, "i1")));
  }

  @Test
  void an_offset_set_by_an_operator_is_taken_as_it_is() {
    log.append(P0, Events.message(2, "old")).append(P0, Events.message(3, "new"));
    log.committed().put(P0, new OffsetAndMetadata(1));

    start();

    awaitCommit(P0, 2);
    assertThat(http.documents()).containsOnlyKeys(Events.CHAT + ":3");
  }

  private void start() {
    indexer =
        Indexer.start(
            new Indexer.Log(log::consumer, () -> deadLetters),
            new MessageFeed(log.codec, _ -> Map.of()),
            elastic,
            new SearchIndex(elastic, IndexName.MESSAGES, new IndexShape(1, 0)),
            new IndexerMetrics(new SimpleMeterRegistry(), IndexName.MESSAGES));
  }

  private byte[] unknownEvent() {
    int id = log.ids.register("chat-events-confab.chat.ChatFrozen", UNKNOWN_SCHEMA);
    return new byte[] {0, 0, 0, 0, (byte) id};
  }

  private void awaitCommit(org.apache.kafka.common.TopicPartition partition, long offset) {
    await()
        .untilAsserted(
            () ->
                assertThat(log.committed())
                    .hasEntrySatisfying(
                        partition, position -> assertThat(position.offset()).isEqualTo(offset)));
  }

  private String reason() {
    return switch (indexer.status()) {
      case Health.Status.Up() -> "";
      case Health.Status.Degraded(String reason) -> reason;
      case Health.Status.Down(String reason) -> reason;
    };
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> letter) {
    Map<String, String> headers = new HashMap<>();
    letter
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return headers;
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
