package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.memory.Fault;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people show of themselves, and to whom. */
final class ProfileTest {
  private static final String PROFILE =
      """
      {"displayName":"Ada","bio":"Poetical\\nscience","statusText":"at the engine",
       "phone":"+441632960961"}""";

  private static TestServer server;
  private static int people;
  private Person ada;
  private Person bob;

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
    ada = server.person("ada" + people);
    bob = server.person("bob" + people++);
  }

  @AfterEach
  void heal() {
    server.backbone.fails(Fault.NONE);
  }

  @Test
  void what_one_says_of_oneself_is_shown() {
    Answer changed = put(ada, "/api/users/me", PROFILE);
    Answer own = card(ada, ada);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("bio")).isEqualTo("Poetical\nscience");
    assertThat(own.text("displayName")).isEqualTo("Ada");
    assertThat(own.text("statusText")).isEqualTo("at the engine");
    assertThat(own.text("phone")).isEqualTo("+441632960961");
    assertThat(server.get(ada.token(), "/api/users/me").text("displayName")).isEqualTo("Ada");
  }

  @Test
  void a_profile_is_said_as_a_whole() {
    put(ada, "/api/users/" + ada.id(), PROFILE);

    Answer changed =
        put(
            ada,
            "/api/users/" + ada.id(),
            "{\"displayName\":\"Ada\",\"bio\":\" \",\"phone\":null}");

    assertThat(changed.body().size()).isEqualTo(1);
    assertThat(card(ada, ada).body().size()).isEqualTo(3);
  }

  @Test
  void nobody_says_what_others_are_shown_of_somebody_else() {
    Answer forbidden = put(bob, "/api/users/" + ada.id(), PROFILE);

    assertThat(forbidden.status()).isEqualTo(403);
    assertThat(forbidden.code()).isEqualTo("forbidden");
    assertThat(card(bob, ada).body().has("bio")).isFalse();
  }

  @Test
  void strangers_are_not_shown_the_phone_number_and_contacts_are() {
    put(ada, "/api/users/me", PROFILE);
    assertThat(card(bob, ada).text("bio")).isEqualTo("Poetical\nscience");
    assertThat(card(bob, ada).body().has("phone")).isFalse();

    addContact(ada, bob);

    assertThat(card(bob, ada).text("phone")).isEqualTo("+441632960961");
  }

  @Test
  void having_somebody_as_a_contact_shows_nothing_of_them() {
    put(ada, "/api/users/me", PROFILE);

    addContact(bob, ada);

    assertThat(card(bob, ada).body().has("phone")).isFalse();
  }

  @Test
  void somebody_who_is_blocked_is_shown_names_only() {
    put(ada, "/api/users/me", PROFILE);
    addContact(ada, bob);

    block(ada, bob);

    assertThat(card(bob, ada).body().properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("userId", "username", "displayName");
    assertThat(card(ada, ada).text("phone")).isEqualTo("+441632960961");
  }

  @Test
  void nobody_learns_that_they_are_blocked() {
    put(ada, "/api/users/me", PROFILE);
    Person eve = server.person("eve" + people++);
    block(ada, eve);
    put(
        ada,
        "/api/users/me/privacy",
        """
        {"lastSeen":"nobody","details":"nobody","phone":"nobody","readReceipts":true,
         "findable":true}""");

    Answer blocked = card(eve, ada);
    Answer stranger = card(bob, ada);

    assertThat(blocked.body()).isEqualTo(stranger.body());
    assertThat(blocked.response().headers().map().keySet())
        .isEqualTo(stranger.response().headers().map().keySet());
  }

  @Test
  void the_same_profile_again_is_the_same() {
    put(ada, "/api/users/me", PROFILE);
    Answer again = put(ada, "/api/users/me", PROFILE);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("statusText")).isEqualTo("at the engine");
  }

  @Test
  void a_change_is_seen_by_whoever_shows_its_consistency_token() {
    String written = put(ada, "/api/users/me", PROFILE).header("Consistency-Token");

    assertThat(written).isNotNull();
    assertThat(server.get(bob.token(), "/api/users/" + ada.id(), written).text("bio"))
        .isEqualTo("Poetical\nscience");
  }

  @Test
  void nobody_is_404() {
    assertThat(server.get(ada.token(), "/api/users/" + UUID.randomUUID()).code())
        .isEqualTo("user_not_found");
  }

  @Test
  void a_view_that_is_away_is_503() {
    server.backbone.fails(Fault.VIEWS_AWAY);

    assertThat(card(ada, ada).code()).isEqualTo("view_behind");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'bio':'x'                          | displayName | displayName is missing.",
        "'displayName':' '                  | displayName | displayName must not be blank.",
        "'displayName':'a\\nb'              | displayName | displayName must be one line without control characters.",
        "'displayName':'a','bio':'\\u0000'  | bio | bio must not have control characters other than tab and newline.",
        "'displayName':'a','bio':7          | bio | bio must be a string.",
        "'displayName':'a','statusText':'\\n' | statusText | statusText must be one line without control characters.",
        "'displayName':'a','phone':'0163'   | phone | phone must be a number by E.164, like +441632960961.",
        "'displayName':'a','phone':''       | phone | phone must have 1 to 16 characters.",
      })
  void a_wrong_field_is_named(String fields, String field, String detail) {
    Answer answer = put(ada, "/api/users/me", ("{" + fields + "}").replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(answer.text("detail")).isEqualTo(detail);
  }

  @Test
  void texts_are_bounded() {
    assertThat(put(ada, "/api/users/me", with("bio", "b".repeat(501))).text("field"))
        .isEqualTo("bio");
    assertThat(put(ada, "/api/users/me", with("statusText", "s".repeat(141))).text("field"))
        .isEqualTo("statusText");
    assertThat(put(ada, "/api/users/me", with("bio", "b".repeat(500))).status()).isEqualTo(200);
  }

  private static String with(String field, String text) {
    return "{\"displayName\":\"Ada\",\"%s\":\"%s\"}".formatted(field, text);
  }

  private static Answer card(Person viewer, Person of) {
    return server.get(viewer.token(), "/api/users/" + of.id());
  }

  private static Answer put(Person who, String path, String body) {
    return server.call("PUT", who.token(), path, body);
  }

  private static void addContact(Person who, Person contact) {
    server.post(who.token(), "/api/users/contacts", "{\"userId\":\"%s\"}".formatted(contact.id()));
  }

  private static void block(Person who, Person other) {
    server.post(who.token(), "/api/users/" + other.id() + "/block", null);
  }
}
