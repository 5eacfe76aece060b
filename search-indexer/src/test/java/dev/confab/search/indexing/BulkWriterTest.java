package dev.confab.search.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.search.ElasticHttp;
import dev.confab.search.ElasticHttp.Answer;
import dev.confab.search.Events;
import dev.confab.search.index.Elastic;
import dev.confab.search.index.IndexName;
import dev.confab.search.index.IndexUnavailableException;
import dev.confab.search.index.MessageDocument;
import dev.confab.search.index.UserDocument;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BulkWriterTest {
  private ElasticHttp http;
  private Elastic elastic;

  @BeforeEach
  void connect() throws Exception {
    http = ElasticHttp.start().withIndex("i1");
    elastic = http.connect();
  }

  @AfterEach
  void disconnect() {
    elastic.close();
    http.close();
  }

  @Test
  void a_document_carries_its_seq_as_external_version() {
    writer().write(List.of(found(7, "hello")));

    ElasticHttp.Call call = http.calls("POST", "/confab-messages/_bulk").getFirst();
    assertThat(call.query()).isEqualTo("require_alias=true");
    assertThat(call.body().lines().toList())
        .containsExactly(
            "{\"index\":{\"_id\":\"11111111-1111-4111-8111-111111111111:7\","
                + "\"version\":7,\"version_type\":\"external\"}}",
            "{\"chatId\":\"11111111-1111-4111-8111-111111111111\",\"seq\":7,\"no\":6,"
                + "\"senderId\":\"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa\","
                + "\"sentAt\":\"2026-11-21T12:00:00Z\",\"text\":\"hello\"}");
  }

  @Test
  void a_version_conflict_is_success() {
    http.judge(_ -> Answer.CONFLICT);

    assertThat(writer().write(List.of(found(1, "a"), found(2, "b")))).isEmpty();
  }

  @Test
  void a_document_that_cannot_be_mapped_is_refused_without_its_text() {
    http.judge(id -> id.endsWith(":2") ? Answer.UNMAPPABLE : Answer.CREATED);
    List<Found> messages = List.of(found(1, "a"), found(2, "b"), found(3, "c"));

    List<Refused> refused = writer().write(messages);

    assertThat(refused)
        .containsExactly(new Refused(messages.get(1).source(), "document_parsing_exception"));
  }

  @Test
  void a_busy_index_is_asked_again_later() {
    http.judge(id -> id.endsWith(":2") ? Answer.BUSY : Answer.CREATED);

    assertThatThrownBy(() -> writer().write(List.of(found(1, "a"), found(2, "b"))))
        .isInstanceOf(IndexUnavailableException.class)
        .hasMessageContaining("429");
  }

  @Test
  void bulks_are_bounded_by_count() {
    List<Found> messages =
        LongStream.rangeClosed(1, 2L * BulkWriter.MAX_DOCUMENTS + 1)
            .mapToObj(seq -> found(seq, "a"))
            .toList();

    assertThat(BulkWriter.bulks(messages))
        .extracting(List::size)
        .containsExactly(BulkWriter.MAX_DOCUMENTS, BulkWriter.MAX_DOCUMENTS, 1);
  }

  @Test
  void bulks_are_bounded_by_bytes() {
    String long1 = "x".repeat(BulkWriter.MAX_BYTES / 3);

    assertThat(BulkWriter.bulks(List.of(found(1, long1), found(2, long1), found(3, long1))))
        .extracting(List::size)
        .containsExactly(2, 1);
  }

  @Test
  void a_message_above_the_bound_goes_alone() {
    String huge = "x".repeat(BulkWriter.MAX_BYTES + 1);

    assertThat(BulkWriter.bulks(List.of(found(1, "a"), found(2, huge), found(3, "c"))))
        .extracting(List::size)
        .containsExactly(1, 1, 1);
  }

  @Test
  void nothing_to_write_asks_nothing() {
    assertThat(writer().write(List.of())).isEmpty();

    assertThat(http.calls("POST", "/confab-messages/_bulk")).isEmpty();
  }

  @Test
  void a_user_who_must_not_be_found_is_a_mark_without_names() {
    ConsumerRecord<byte[], byte[]> source =
        new ConsumerRecord<>("user-events", 0, 3, null, new byte[0]);
    UserDocument gone = new UserDocument(Events.ALICE, 9, null, null);

    new BulkWriter(elastic, IndexName.USERS).write(List.of(new Found(source, gone)));

    assertThat(http.calls("POST", "/confab-users/_bulk").getFirst().body().lines().toList())
        .containsExactly(
            "{\"index\":{\"_id\":\"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa\","
                + "\"version\":9,\"version_type\":\"external\"}}",
            "{\"userId\":\"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa\",\"version\":9}");
  }

  private BulkWriter writer() {
    return new BulkWriter(elastic, IndexName.MESSAGES);
  }

  private static Found found(long seq, String text) {
    byte[] value = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new Found(
        new ConsumerRecord<>("chat-events", 0, seq, null, value) {
          @Override
          public int serializedValueSize() {
            return value().length;
          }
        },
        MessageDocument.of(Events.message(seq, text)));
  }
}
