package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and that the refusal names the field. */
final class InputLimitsTest {
  private static TestServer server;
  private static Person ada;
  private static String chat;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.person("ada");
    chat = server.chat(ada, false);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'text':'a\\u0007'                | text | text must not have control characters other than tab and newline.",
        "'text':'a\\r\\n'                 | text | text must not have control characters other than tab and newline.",
        "'text':'\\ud800'                 | text | text must be well-formed Unicode.",
        "'text':''                        | text | text must have 1 to 8192 characters.",
        "'text':'a','text':'b'            | text | text is there twice.",
        "'text':['a']                     | text | text must be a string.",
        "'text':'a','replyTo':0           | replyTo | replyTo must be a whole number from 1 to 2⁵³ - 1.",
        "'text':'a','replyTo':1.5         | replyTo | replyTo must be a whole number from 1 to 2⁵³ - 1.",
        "'text':'a','replyTo':9007199254740992 | replyTo | replyTo must be a whole number from 1 to 2⁵³ - 1.",
        "'text':'a','clientMsgId':'ü'     | clientMsgId | clientMsgId must have 1 to 128 printable ASCII characters.",
      })
  void a_wrong_field_of_a_message_is_named(String fields, String field, String detail) {
    assertWrong(say("{'clientMsgId':'m'," + fields + "}", fields), field, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'name':'a\\tb'                   | name | name must be one line without control characters.",
        "'name':'a\\u202eb'               | name | name must be one line without control characters.",
        "'name':'a\\u2028b'               | name | name must be one line without control characters.",
        "'name':'a','description':'\\u0000' | description | description must not have control characters other than tab and newline.",
        "'name':'a','open':'yes'          | open | open must be true or false.",
        "'name':'a','members':['x']       | members | members must be a UUID.",
      })
  void a_wrong_field_of_a_chat_is_named(String fields, String field, String detail) {
    Answer answer = server.post(ada.token(), "/api/chats", json("{'type':'group'," + fields + "}"));

    assertWrong(answer, field, detail);
  }

  @Test
  void a_list_that_is_too_long_is_named() {
    String ids = String.join(",", Collections.nCopies(257, "'" + UUID.randomUUID() + "'"));

    Answer answer =
        server.post(
            ada.token(), "/api/chats", json("{'type':'group','name':'a','members':[" + ids + "]}"));

    assertWrong(answer, "members", "members must be a list of at most 256 ids.");
  }

  @Test
  void what_is_said_is_kept_composed_with_its_lines_and_its_surprises_are_ignored() {
    Answer said =
        say("{'clientMsgId':'nfc','text':'gru\\u0308n\\n\\tja','mood':{'a':[1,null]}}", "");

    assertThat(said.status()).isEqualTo(201);
    assertThat(said.text("text")).isEqualTo("gr\u00fcn\n\tja");
  }

  @Test
  void the_length_of_a_text_is_counted_in_utf16_units() {
    String most = "😀".repeat(4096);

    assertThat(say("{'clientMsgId':'most','text':'" + most + "'}", "").status()).isEqualTo(201);
    assertWrong(
        say("{'clientMsgId':'more','text':'" + "😀".repeat(4097) + "'}", ""),
        "text",
        "text must have 1 to 8192 characters.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'text':        | The body is not well-formed JSON.",
        "[]              | The body must be a JSON object.",
        "{} {}           | The body is not well-formed JSON.",
        "{'a':[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]} | The body is nested too deeply or has too many parts or too long ones."
      })
  void a_body_that_is_no_object_is_a_problem_of_the_body(String body, String detail) {
    Answer answer = say(body, "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).isEqualTo(detail);
    assertThat(answer.body().has("field")).isFalse();
  }

  @Test
  void a_body_in_another_encoding_is_refused() {
    byte[] body = "{\"clientMsgId\":\"m\",\"text\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1);

    Answer answer =
        server.send(
            server
                .request("/api/chats/" + chat + "/messages")
                .header("Authorization", "Bearer " + ada.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).isEqualTo("The body is not UTF-8.");
  }

  @Test
  void a_large_body_is_a_problem_of_its_own() {
    Answer answer = say("{'clientMsgId':'m','text':'" + "x".repeat(65_536) + "'}", "");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("content_too_large");
  }

  private static void assertWrong(Answer answer, String field, String detail) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_request");
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).isEqualTo(detail);
  }

  /** Says it; a field that is there already is not added by the prefix. */
  private static Answer say(String body, String fields) {
    String once = fields.contains("clientMsgId") ? body.replace("'clientMsgId':'m',", "") : body;
    return server.post(ada.token(), "/api/chats/" + chat + "/messages", json(once));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
