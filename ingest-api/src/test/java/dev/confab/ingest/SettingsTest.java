package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees what of people, and what they want of clients. */
final class SettingsTest {
  private static final String PRIVACY = "/api/users/me/privacy";
  private static final String SETTINGS = "/api/users/me/settings";
  private static final String NIGHT =
      """
      {"notifications":{"enabled":true,"mentionsOnly":true,"preview":false,
        "doNotDisturb":{"from":"22:00","to":"07:05","timeZone":"Europe/London"}},
       "display":{"language":"en-GB","theme":"dark"}}""";

  private static TestServer server;
  private static int people;
  private Person ada;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void arrive() {
    ada = server.person("ada" + people++);
  }

  @Test
  void who_chose_nothing_has_the_defaults() {
    JsonNode privacy = server.get(ada.token(), PRIVACY).body();
    JsonNode settings = server.get(ada.token(), SETTINGS).body();

    assertThat(privacy.path("details").asText()).isEqualTo("everybody");
    assertThat(privacy.path("phone").asText()).isEqualTo("contacts");
    assertThat(privacy.path("findable").asBoolean()).isTrue();
    assertThat(settings.at("/notifications/enabled").asBoolean()).isTrue();
    assertThat(settings.at("/display/theme").asText()).isEqualTo("system");
    assertThat(settings.at("/display").has("language")).isFalse();
  }

  @Test
  void privacy_is_as_it_was_said() {
    String closed =
        """
        {"lastSeen":"contacts","details":"nobody","phone":"everybody","readReceipts":false,
         "findable":false}""";

    Answer changed = put(PRIVACY, closed);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(server.get(ada.token(), PRIVACY).body()).isEqualTo(changed.body());
    assertThat(changed.text("lastSeen")).isEqualTo("contacts");
    assertThat(changed.body().path("readReceipts").asBoolean()).isFalse();
    assertThat(put(PRIVACY, closed).body()).isEqualTo(changed.body());
  }

  @Test
  void settings_are_as_they_were_said() {
    Answer changed = put(SETTINGS, NIGHT);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(server.get(ada.token(), SETTINGS).body()).isEqualTo(changed.body());
    assertThat(changed.body().at("/notifications/doNotDisturb/to").asText()).isEqualTo("07:05");
    assertThat(changed.body().at("/display/language").asText()).isEqualTo("en-GB");
  }

  @Test
  void settings_are_said_as_a_whole() {
    put(SETTINGS, NIGHT);

    put(
        SETTINGS,
        """
        {"notifications":{"enabled":true,"mentionsOnly":false,"preview":true,"doNotDisturb":null},
         "display":{"theme":"light"}}""");

    JsonNode settings = server.get(ada.token(), SETTINGS).body();
    assertThat(settings.path("notifications").has("doNotDisturb")).isFalse();
    assertThat(settings.path("display").has("language")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'everybody' | 'friends'  | true   | details | details must be one of everybody, contacts, nobody.",
        "'unknown'   | 'nobody'   | true   | lastSeen | lastSeen must be one of everybody, contacts, nobody.",
        "'Everybody' | 'nobody'   | true   | lastSeen | lastSeen must be one of everybody, contacts, nobody.",
        "'everybody' | null       | true   | details | details is missing.",
        "'everybody' | 'contacts' | 'yes'  | findable | findable must be true or false.",
        "'everybody' | 'contacts' | null   | findable | findable is missing.",
      })
  void a_wrong_part_of_privacy_is_named(
      String lastSeen, String details, String findable, String field, String detail) {
    Answer answer =
        put(
            PRIVACY,
            json(
                "{'lastSeen':%s,'details':%s,'phone':'nobody','readReceipts':true,'findable':%s}"
                    .formatted(lastSeen, details, findable)));

    assertWrong(answer, field, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'theme':'dark' | 'theme':'pink' | display.theme | display.theme must be one of light, dark, system.",
        "en-GB | e | display.language | display.language must be a tag by BCP 47, like en-GB.",
        "en-GB | en-a-b-c-d-a | display.language | display.language must be a tag by BCP 47, like en-GB.",
        "22:00 | 24:00 | notifications.doNotDisturb.from | notifications.doNotDisturb.from must be a time from 00:00 to 23:59.",
        "07:05 | 7:05 | notifications.doNotDisturb.to | notifications.doNotDisturb.to must be a time from 00:00 to 23:59.",
        "Europe/London | Mars/Base | notifications.doNotDisturb.timeZone | notifications.doNotDisturb.timeZone must be a name of the IANA database, like Europe/London.",
        "'preview':false | 'preview':null | notifications.preview | notifications.preview is missing.",
        "'enabled':true | 'enabled':1 | notifications.enabled | notifications.enabled must be true or false.",
        "'display':{ | 'display':[],'x':{ | display | display must be an object.",
        "'display':{ | 'other':{ | display | display is missing.",
      })
  void a_wrong_part_of_settings_is_named(String right, String wrong, String field, String detail) {
    assertWrong(put(SETTINGS, NIGHT.replace(json(right), json(wrong))), field, detail);
  }

  private static void assertWrong(Answer answer, String field, String detail) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_request");
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).isEqualTo(detail);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private Answer put(String path, String body) {
    return server.call("PUT", ada.token(), path, body);
  }
}
