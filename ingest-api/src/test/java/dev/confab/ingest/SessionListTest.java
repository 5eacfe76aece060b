package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.memory.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SessionListTest {
  private static TestServer server;
  private static int people;
  private String name;

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
    name = "ada" + people++;
    server.person(name);
  }

  @AfterEach
  void heal() {
    server.backbone.fails(Fault.NONE);
  }

  @Test
  void a_session_says_where_and_when_it_began() {
    Answer login = logIn("Browser/1");

    JsonNode session = sessions(login).getFirst();

    assertThat(session.path("device").asText()).isEqualTo("Browser/1");
    assertThat(session.path("current").asBoolean()).isTrue();
    assertThat(session.path("lastUsedAt")).isEqualTo(session.path("createdAt"));
  }

  @Test
  void the_last_used_comes_first_and_one_is_the_callers() {
    Answer phone = logIn("Phone/1");
    Answer laptop = logIn("Laptop/1");
    server.post(
        null,
        "/api/auth/refresh",
        "{\"refreshToken\":\"%s\"}".formatted(phone.text("refreshToken")));

    List<JsonNode> sessions = sessions(laptop);

    assertThat(sessions)
        .extracting(session -> session.path("device").asText())
        .containsExactly("Phone/1", "Laptop/1");
    assertThat(sessions)
        .extracting(session -> session.path("current").asBoolean())
        .containsExactly(false, true);
  }

  @Test
  void a_device_is_cut_and_printable() {
    Answer login = logIn("\u00e9" + "d".repeat(300));

    assertThat(sessions(login).getFirst().path("device").asText()).matches("\\?+d{190,199}");
  }

  @Test
  void expired_sessions_are_not_listed() {
    logIn("Old/1");
    server.advance(Duration.ofDays(8));

    assertThat(sessions(logIn("New/1"))).hasSize(1);
  }

  @Test
  void another_session_is_ended() {
    Answer phone = logIn("Phone/1");
    Answer laptop = logIn("Laptop/1");
    String phoneId =
        sessions(phone).stream()
            .filter(session -> session.path("current").asBoolean())
            .map(session -> session.path("id").asText())
            .findFirst()
            .orElseThrow();

    Answer ended = delete(laptop, phoneId);

    assertThat(ended.status()).isEqualTo(204);
    assertThat(sessions(laptop)).hasSize(1);
    assertThat(refresh(phone).code()).isEqualTo("session_not_found");
    assertThat(refresh(laptop).status()).isEqualTo(200);
    assertThat(delete(laptop, phoneId).status()).isEqualTo(404);
  }

  @Test
  void somebody_elses_session_is_like_one_that_never_was() {
    Answer mine = logIn("Phone/1");
    String id = sessions(mine).getFirst().path("id").asText();
    TestServer.Person mallory = server.person("mallory" + people++);

    Answer theirs = server.call("DELETE", mallory.token(), "/api/auth/sessions/" + id, null);
    UUID none = UUID.randomUUID();
    Answer nobodys = server.call("DELETE", mallory.token(), "/api/auth/sessions/" + none, null);

    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.code()).isEqualTo("unknown_session");
    assertThat(theirs.text("detail").replace(id, "…"))
        .isEqualTo(nobodys.text("detail").replace(none.toString(), "…"));
    assertThat(refresh(mine).status()).isEqualTo(200);
  }

  @Test
  void logging_out_everywhere_ends_all_sessions() {
    Answer phone = logIn("Phone/1");
    Answer laptop = logIn("Laptop/1");

    Answer out = server.post(laptop.text("accessToken"), "/api/auth/logout-all", null);

    assertThat(out.status()).isEqualTo(204);
    assertThat(refresh(phone).code()).isEqualTo("session_not_found");
    assertThat(refresh(laptop).code()).isEqualTo("session_not_found");
  }

  @Test
  void a_list_that_cannot_be_read_says_so() {
    Answer login = logIn("Phone/1");
    server.backbone.fails(Fault.VIEWS_AWAY);

    assertThat(server.get(login.text("accessToken"), "/api/auth/sessions").status()).isEqualTo(503);
  }

  private Answer logIn(String device) {
    return server.post(
        null,
        "/api/auth/login",
        "{\"login\":\"%s\",\"password\":\"correct horse\"}".formatted(name),
        "User-Agent",
        device);
  }

  private static Answer refresh(Answer login) {
    return server.post(
        null,
        "/api/auth/refresh",
        "{\"refreshToken\":\"%s\"}".formatted(login.text("refreshToken")));
  }

  private static Answer delete(Answer login, String sessionId) {
    return server.call(
        "DELETE", login.text("accessToken"), "/api/auth/sessions/" + sessionId, null);
  }

  private static List<JsonNode> sessions(Answer login) {
    List<JsonNode> sessions = new ArrayList<>();
    server
        .get(login.text("accessToken"), "/api/auth/sessions")
        .body()
        .path("sessions")
        .forEach(sessions::add);
    return sessions;
  }
}
