package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class InvitationTest {
  private static TestServer server;
  private static Person ada;
  private static Person grace;
  private static Person mary;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.person("ada");
    grace = server.person("grace");
    mary = server.person("mary");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void who_is_invited_sees_it_and_accepts() {
    Person lovelace = server.person("lovelace");
    String id = server.chat(ada, false);
    String chat = "/api/chats/" + id;
    Answer invited = invite(chat, lovelace, "");

    Answer own = server.get(lovelace.token(), "/api/chats/invitations");
    Answer details = server.get(lovelace.token(), chat);
    Answer listed = server.get(ada.token(), chat + "/invitations");
    Answer accepted = server.post(lovelace.token(), chat + "/invitation/accept", null);

    assertThat(invited.isOk(201).text("expiresAt"))
        .isEqualTo(own.body().at("/invitations/0/expiresAt").asText());
    assertThat(own.body().at("/invitations/0/chatId").asText()).isEqualTo(id);
    assertThat(own.body().at("/invitations/0/name").asText()).isEqualTo("Engines");
    assertThat(details.isOk(200).body().at("/invitation/invitedBy").asText())
        .isEqualTo(ada.id().toString());
    assertThat(listed.body().at("/invitations/0/username").asText()).isEqualTo("lovelace");
    assertThat(accepted.isOk(200).text("userId")).isEqualTo(lovelace.id().toString());
    assertThat(server.get(lovelace.token(), chat).text("role")).isEqualTo("member");
    assertThat(server.get(ada.token(), chat + "/invitations").body().path("invitations")).isEmpty();
  }

  @Test
  void who_declines_stays_away() {
    String chat = "/api/chats/" + server.chat(ada, false);
    invite(chat, mary, "").isOk(201);

    server.post(mary.token(), chat + "/invitation/decline", null).isOk(200);

    server.post(mary.token(), chat + "/invitation/accept", null).isRefused(404, "no_invitation");
    server.get(mary.token(), chat).isRefused(403, "not_a_member");
  }

  @Test
  void an_invitation_is_taken_back() {
    String chat = "/api/chats/" + server.chat(ada, false);
    invite(chat, grace, "").isOk(201);

    server.delete(ada.token(), chat + "/invitations/" + grace.id()).isOk(200);

    server.post(grace.token(), chat + "/invitation/accept", null).isRefused(404, "no_invitation");
  }

  @Test
  void an_invitation_that_has_expired_lets_nobody_in() {
    String id = server.chat(ada, false);
    String chat = "/api/chats/" + id;
    invite(chat, mary, ",\"ttlSeconds\":60").isOk(201);

    server.advance(Duration.ofSeconds(61));

    server
        .post(mary.token(), chat + "/invitation/accept", null)
        .isRefused(409, "invitation_expired");
    assertThat(server.get(mary.token(), "/api/chats/invitations").body().toString())
        .doesNotContain(id);
  }

  @Test
  void the_same_invitation_is_repeated_by_its_key_and_refused_without() {
    String chat = "/api/chats/" + server.chat(ada, false);

    Answer first = invite(chat, grace, "", "Idempotency-Key", "i-1");
    Answer second = invite(chat, grace, "", "Idempotency-Key", "i-1");

    assertThat(second.isOk(200).body()).isEqualTo(first.isOk(201).body());
    invite(chat, grace, "").isRefused(409, "already_invited");
  }

  @Test
  void invitations_are_seen_by_those_who_may_invite() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);

    server.get(grace.token(), chat + "/invitations").isRefused(403, "forbidden");
    server.get(mary.token(), chat + "/invitations").isRefused(403, "not_a_member");
  }

  @Test
  void wrong_fields_are_named() {
    String chat = "/api/chats/" + server.chat(ada, false);

    invite(chat, grace, ",\"ttlSeconds\":59").isWrongIn("ttlSeconds");
    invite(chat, grace, ",\"ttlSeconds\":2592001").isWrongIn("ttlSeconds");
    server.post(ada.token(), chat + "/invitations", "{}").isWrongIn("userId");
    server
        .post(
            ada.token(),
            chat + "/invitations",
            "{\"userId\":\"00000000-0000-0000-0000-000000000000\"}")
        .isRefused(404, "user_not_found");
  }

  private static Answer invite(String chat, Person whom, String more, String... headers) {
    return server.post(
        ada.token(),
        chat + "/invitations",
        "{\"userId\":\"%s\"%s}".formatted(whom.id(), more),
        headers);
  }
}
