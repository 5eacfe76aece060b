package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.memory.Fault;
import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is there, and to whom that is shown. */
final class PresenceTest {
  private static final Instant SEEN = Instant.parse("2026-01-31T10:00:00Z");

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
    ada = server.person("pada" + people);
    bob = server.person("pbob" + people++);
  }

  @AfterEach
  void heal() {
    server.backbone.fails(Fault.NONE);
  }

  @ParameterizedTest
  @CsvSource({"ONLINE, online", "AWAY, away", "BUSY, busy", "UNKNOWN, online"})
  void who_is_there_has_a_status_and_was_seen_at_no_other_time(PresenceStatus status, String name) {
    server.backbone.users().is(ada.id(), status, null);

    Answer answer = presence(bob, ada);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("userId")).isEqualTo(ada.id().toString());
    assertThat(answer.text("status")).isEqualTo(name);
    assertThat(answer.body().has("lastSeen")).isFalse();
  }

  @Test
  void who_went_was_last_seen_then() {
    server.backbone.users().is(ada.id(), PresenceStatus.OFFLINE, SEEN);

    assertThat(presence(bob, ada).text("status")).isEqualTo("offline");
    assertThat(Instant.parse(presence(bob, ada).text("lastSeen"))).isEqualTo(SEEN);
  }

  @Test
  void who_never_was_there_is_offline_without_a_time() {
    assertThat(presence(bob, ada).text("status")).isEqualTo("offline");
    assertThat(presence(bob, ada).body().has("lastSeen")).isFalse();
  }

  @Test
  void privacy_says_who_is_shown_it() {
    server.backbone.users().is(ada.id(), PresenceStatus.OFFLINE, SEEN);

    privacy("contacts");
    assertThat(presence(bob, ada).text("status")).isEqualTo("hidden");
    assertThat(presence(bob, ada).body().has("lastSeen")).isFalse();
    assertThat(presence(ada, ada).text("status")).isEqualTo("offline");

    assertThat(
            server
                .post(ada.token(), "/api/users/contacts", "{\"userId\":\"" + bob.id() + "\"}")
                .status())
        .isEqualTo(201);
    assertThat(presence(bob, ada).text("status")).isEqualTo("offline");

    privacy("nobody");
    assertThat(presence(bob, ada).text("status")).isEqualTo("hidden");
  }

  @Test
  void nobody_learns_from_it_that_they_are_blocked() {
    server.backbone.users().is(ada.id(), PresenceStatus.BUSY, null);
    server.post(ada.token(), "/api/users/" + bob.id() + "/block", null);
    Answer blocked = presence(bob, ada);
    Person eve = server.person("peve" + people);

    privacy("nobody");

    assertThat(blocked.text("status")).isEqualTo("hidden");
    assertThat(blocked.body()).isEqualTo(presence(eve, ada).body());
  }

  @Test
  void a_blocked_person_is_seen_by_who_blocked_them() {
    server.backbone.users().is(ada.id(), PresenceStatus.AWAY, null);
    server.post(bob.token(), "/api/users/" + ada.id() + "/block", null);

    assertThat(presence(bob, ada).text("status")).isEqualTo("away");
  }

  @Test
  void nobody_is_404() {
    assertThat(server.get(ada.token(), "/api/users/" + UUID.randomUUID() + "/presence").code())
        .isEqualTo("user_not_found");
    assertThat(server.get(ada.token(), "/api/users/x/presence").status()).isEqualTo(400);
  }

  @Test
  void a_view_that_is_away_is_503() {
    server.backbone.fails(Fault.VIEWS_AWAY);

    assertThat(presence(bob, ada).code()).isEqualTo("view_behind");
  }

  private Answer presence(Person viewer, Person person) {
    return server.get(viewer.token(), "/api/users/" + person.id() + "/presence");
  }

  private void privacy(String lastSeen) {
    String json =
        """
        {"lastSeen":"%s","details":"everybody","phone":"nobody","readReceipts":true,
         "findable":true}"""
            .formatted(lastSeen);
    assertThat(server.put(ada.token(), "/api/users/me/privacy", json).status()).isEqualTo(200);
  }
}
