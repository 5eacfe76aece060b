package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RoleTest {
  private static TestServer server;
  private static int people;
  private String name;
  private UUID id;
  private Person admin;

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
    name = "ida" + people++;
    id = server.person(name).id();
    admin = server.admin();
  }

  @Test
  void an_admin_gives_roles_and_they_are_in_the_next_tokens() {
    Answer login = logIn();
    Answer before = put(admin.token(), admin.id(), "[]");

    Answer given = put(admin.token(), id, "[\"moderator\",\"admin\"]");

    assertThat(before.code()).isEqualTo("account_not_found");
    assertThat(given.status()).isEqualTo(200);
    assertThat(given.body().path("roles").toString())
        .isEqualTo("[\"user\",\"moderator\",\"admin\"]");
    assertThat(put(login.text("accessToken"), id, "[]").code()).isEqualTo("forbidden");
    Answer refreshed = refresh(login);
    assertThat(server.get(refreshed.text("accessToken"), "/api/users/" + id + "/roles").status())
        .isEqualTo(200);
    assertThat(server.get(logIn().text("accessToken"), "/api/users/me").body().path("roles"))
        .hasSize(3);
  }

  @Test
  void a_role_that_is_taken_ends_the_sessions() {
    put(admin.token(), id, "[\"admin\"]");
    Answer login = logIn();

    assertThat(put(admin.token(), id, "[\"user\"]").status()).isEqualTo(200);

    assertThat(server.get(login.text("accessToken"), "/api/users/me").status()).isEqualTo(401);
    assertThat(refresh(login).code()).isEqualTo("session_not_found");
    assertThat(put(logIn().text("accessToken"), id, "[\"admin\"]").code()).isEqualTo("forbidden");
  }

  @Test
  void nobody_takes_admin_from_themselves() {
    put(admin.token(), id, "[\"admin\"]");
    String own = logIn().text("accessToken");

    assertThat(put(own, id, "[]").status()).isEqualTo(409);
    assertThat(put(own, id, "[]").code()).isEqualTo("own_admin_role");
  }

  @Test
  void who_is_no_admin_neither_sees_nor_changes_roles() {
    String own = logIn().text("accessToken");
    String importers = server.importer().token();

    for (String token : new String[] {own, importers}) {
      assertThat(put(token, id, "[\"admin\"]").status()).isEqualTo(403);
      assertThat(server.get(token, "/api/users/" + id + "/roles").status()).isEqualTo(403);
    }
    assertThat(server.get(null, "/api/users/" + id + "/roles").status()).isEqualTo(401);
  }

  @Test
  void an_admin_ends_the_sessions_of_others() {
    Answer login = logIn();
    String path = "/api/users/" + id + "/sessions";
    assertThat(server.call("DELETE", login.text("accessToken"), path, null).status())
        .isEqualTo(403);

    assertThat(server.call("DELETE", admin.token(), path, null).status()).isEqualTo(204);

    assertThat(server.get(login.text("accessToken"), "/api/users/me").status()).isEqualTo(401);
    assertThat(refresh(login).code()).isEqualTo("session_not_found");
    assertThat(logIn().status()).isEqualTo(200);
  }

  @Test
  void a_role_must_be_one() {
    for (String wrong : new String[] {"[\"importer\"]", "[\"ADMIN\"]", "[1]", "\"admin\"", "{}"}) {
      Answer answer = put(admin.token(), id, wrong);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("field")).isEqualTo("roles");
    }
  }

  private static Answer put(String token, UUID user, String roles) {
    return server.call(
        "PUT", token, "/api/users/" + user + "/roles", "{\"roles\":%s}".formatted(roles));
  }

  private Answer logIn() {
    return server.post(
        null,
        "/api/auth/login",
        "{\"login\":\"%s\",\"password\":\"correct horse\"}".formatted(name));
  }

  private static Answer refresh(Answer login) {
    return server.post(
        null,
        "/api/auth/refresh",
        "{\"refreshToken\":\"%s\"}".formatted(login.text("refreshToken")));
  }
}
