package dev.confab.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.http.Json;
import dev.confab.search.Events;
import org.junit.jupiter.api.Test;

final class MessageDocumentTest {
  @Test
  void a_message_becomes_a_document() throws Exception {
    MessageDocument document = MessageDocument.of(Events.message(7, "hello")).orElseThrow();

    assertThat(Json.MAPPER.writeValueAsString(document))
        .isEqualTo(
            "{\"chatId\":\"11111111-1111-4111-8111-111111111111\",\"seq\":7,\"no\":6,"
                + "\"senderId\":\"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa\","
                + "\"sentAt\":\"2026-11-21T12:00:00Z\",\"text\":\"hello\"}");
  }

  @Test
  void chat_and_seq_name_the_document() {
    MessageDocument document = MessageDocument.of(Events.message(7, "hello")).orElseThrow();

    assertThat(document.documentId()).isEqualTo("11111111-1111-4111-8111-111111111111:7");
  }

  @Test
  void sealed_content_is_not_indexed() {
    assertThat(MessageDocument.of(Events.sealedMessage(7))).isEmpty();
  }
}
