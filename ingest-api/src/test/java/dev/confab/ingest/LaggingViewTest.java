package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.mail.MailTokens;
import dev.confab.ingest.memory.Fault;
import dev.confab.schemas.user.MailTokenKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was carried out is no failure, although views do not show it, or are away by then. */
final class LaggingViewTest {
  private static TestServer server;
  private static int people;
  private String name;
  private UUID id;
  private Answer login;

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
    login = logIn("correct horse");
  }

  @AfterEach
  void heal() {
    server.backbone.fails(Fault.NONE);
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWS_BEHIND", "VIEWS_LEAVE"})
  void a_wish_to_be_erased_is_taken(Fault fault) {
    server.backbone.fails(fault);

    Answer deletion = own("POST", "deletion", "{\"currentPassword\":\"correct horse\"}");

    assertThat(deletion.status()).isEqualTo(200);
    server.backbone.fails(Fault.NONE);
    assertThat(me().status()).isEqualTo(401);
    login = logIn("correct horse");
    assertThat(Instant.parse(deletion.text("eraseAt")))
        .isEqualTo(Instant.parse(me().text("eraseAt")));
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWS_BEHIND", "VIEWS_LEAVE"})
  void a_wish_to_stay_is_taken(Fault fault) {
    own("POST", "deletion", "{\"currentPassword\":\"correct horse\"}");
    login = logIn("correct horse");
    server.backbone.fails(fault);

    Answer stay = own("DELETE", "deletion", null);

    assertThat(stay.status()).isEqualTo(204);
    server.backbone.fails(Fault.NONE);
    assertThat(me().body().has("eraseAt")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWS_BEHIND", "VIEWS_LEAVE"})
  void a_password_is_changed(Fault fault) {
    server.backbone.fails(fault);

    Answer changed =
        own(
            "PUT",
            "password",
            "{\"currentPassword\":\"correct horse\",\"newPassword\":\"battery staple\"}");

    assertThat(changed.status()).isEqualTo(204);
    server.backbone.fails(Fault.NONE);
    assertThat(logIn("battery staple").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWS_BEHIND", "VIEWS_LEAVE"})
  void a_password_is_reset(Fault fault) {
    server.post(
        null, "/api/auth/password/forgot", "{\"email\":\"%s@example.org\"}".formatted(name));
    String token = newest(MailTokenKind.PASSWORD_RESET);
    server.backbone.fails(fault);

    Answer reset =
        server.post(
            null,
            "/api/auth/password/reset",
            "{\"token\":\"%s\",\"newPassword\":\"battery staple\"}".formatted(token));

    assertThat(reset.status()).isEqualTo(204);
    server.backbone.fails(Fault.NONE);
    assertThat(logIn("battery staple").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWS_BEHIND", "VIEWS_LEAVE"})
  void an_address_is_verified(Fault fault) {
    String token = newest(MailTokenKind.EMAIL_VERIFICATION);
    server.backbone.fails(fault);

    Answer verified =
        server.post(null, "/api/auth/verify-email", "{\"token\":\"%s\"}".formatted(token));

    assertThat(verified.status()).isEqualTo(204);
    server.backbone.fails(Fault.NONE);
    assertThat(me().body().path("emailVerified").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWS_BEHIND", "VIEWS_LEAVE"})
  void roles_are_given(Fault fault) {
    String path = "/api/users/" + id + "/roles";
    String admin = server.admin().token();
    server.backbone.fails(fault);

    Answer given = server.call("PUT", admin, path, "{\"roles\":[\"moderator\"]}");

    assertThat(given.status()).isEqualTo(200);
    server.backbone.fails(Fault.NONE);
    assertThat(server.get(admin, path).body()).isEqualTo(given.body());
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWS_BEHIND", "VIEWS_LEAVE"})
  void all_sessions_end(Fault fault) {
    server.backbone.fails(fault);

    Answer out = server.post(login.text("accessToken"), "/api/auth/logout-all", null);

    assertThat(out.status()).isEqualTo(204);
    server.backbone.fails(Fault.NONE);
    assertThat(me().status()).isEqualTo(401);
  }

  private Answer me() {
    return server.get(login.text("accessToken"), "/api/users/me");
  }

  private Answer own(String method, String what, @Nullable String body) {
    return server.call(method, login.text("accessToken"), "/api/users/me/" + what, body);
  }

  private String newest(MailTokenKind kind) {
    return new MailTokens(TestServer.SECRET)
        .text(kind, id, server.backbone.users().tokenNo(id, kind));
  }

  private Answer logIn(String password) {
    return server.post(
        null,
        "/api/auth/login",
        "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
  }
}
