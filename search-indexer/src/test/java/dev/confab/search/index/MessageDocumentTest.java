package dev.confab.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.http.Json;
import dev.confab.search.Events;
import org.junit.jupiter.api.Test;

final class MessageDocumentTest {
  @Test
  void a_message_becomes_a_document() throws Exception {
    MessageDocument document = MessageDocument.of(Events.message(7, "hello"));

    assertThat(Json.MAPPER.writeValueAsString(document))
        .isEqualTo(
            "{\"chatId\":\"11111111-1111-4111-8111-111111111111\",\"seq\":7,\"no\":6,"
                + "\"senderId\":\"aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa\","
                + "\"sentAt\":\"2026-11-21T12:00:00Z\",\"text\":\"hello\"}");
  }

  @Test
  void chat_and_seq_name_the_document() {
    MessageDocument document = MessageDocument.of(Events.message(7, "hello"));

    assertThat(document.documentId()).isEqualTo("11111111-1111-4111-8111-111111111111:7");
  }

  @Test
  void sealed_content_is_kept_without_text() throws Exception {
    assertThat(Json.MAPPER.writeValueAsString(MessageDocument.of(Events.sealedMessage(7))))
        .contains("\"sentAt\"")
        .doesNotContain("text");
  }

  @Test
  void an_edit_keeps_who_sent_it_and_when() {
    MessageDocument before = MessageDocument.of(Events.message(7, "hello"));

    MessageDocument after = before.edited(Events.edited(9, 7, "good-bye"));

    assertThat(after)
        .isEqualTo(
            new MessageDocument(
                Events.CHAT, 7, 9, before.no(), Events.ALICE, Events.NOON, "good-bye"));
    assertThat(after.documentId()).isEqualTo(before.documentId());
  }

  @Test
  void what_is_gone_is_a_bare_mark() throws Exception {
    MessageDocument mark = MessageDocument.gone(Events.CHAT, 7, 9);

    assertThat(mark.isGone()).isTrue();
    assertThat(mark.version()).isEqualTo(9);
    assertThat(Json.MAPPER.writeValueAsString(mark))
        .isEqualTo("{\"chatId\":\"11111111-1111-4111-8111-111111111111\",\"seq\":7}");
  }

  @Test
  void a_document_is_read_as_it_was_written_but_for_its_version() throws Exception {
    MessageDocument document = MessageDocument.of(Events.message(7, "hello"));
    String json = Json.MAPPER.writeValueAsString(document);

    assertThat(Json.MAPPER.readValue(json, MessageDocument.class).at(7)).isEqualTo(document);
  }
}
