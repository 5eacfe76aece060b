package dev.confab.ops.e2e;

import static dev.confab.ops.e2e.ContractCalls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.up.Backbone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of the specification is carried out once by the whole product, and answers so.
 */
@ExtendWith(BackboneExtension.class)
final class EveryOperationIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PASSWORD = "mauve penguins at dusk";
  private static final String NEXT_PASSWORD = "teal walruses at dawn";
  private static final String LAST_PASSWORD = "ochre herons at noon";

  private final ContractCalls calls;
  private final String server;
  private final Path mails;
  private final TokenMint mint;

  private final String name = "every" + Long.toString(System.nanoTime(), 36);
  private final String email = name + "@example.org";

  EveryOperationIT(Backbone backbone) {
    server = "http://127.0.0.1:" + backbone.port();
    calls = new ContractCalls(server);
    mails = backbone.settings().path("CONFAB_MAIL_DIR");
    Path keyFile = backbone.settings().path("CONFAB_TOKEN_KEY_FILE");
    mint = TokenMint.of(keyFile.getParent().getParent());
  }

  @Test
  void every_operation_of_the_specification_works() throws Exception {
    String other = imports();
    String token = registers();
    changesTheAccount(token);
    token = logsIn(LAST_PASSWORD).path("accessToken").asText();
    meetsPeople(token, other);
    new ChatOperations(calls, server).carryOut();
    administers(other, token);
    token = logsIn(LAST_PASSWORD).path("accessToken").asText();
    asksToBeErased(token);
    leaves();
    operates();

    assertThat(calls.done()).containsExactlyElementsOf(calls.all());
  }

  private String imports() throws Exception {
    String importer = mint.importer(ConfabHttp.at(server), "importer");
    String body = json("username", name + "[away]", "displayName", "Imported");
    String id = call("POST", importer, "/api/import/accounts", body).path("userId").asText();
    call(
        "PUT",
        importer,
        "/api/import/accounts/" + id + "/displayName",
        """
        {"displayName":"Renamed","source":"log","position":1,"sentAt":"2004-07-10T09:00:00Z"}""");
    return id;
  }

  private String registers() throws Exception {
    String body = json("username", name, "email", email, "password", PASSWORD);
    call("POST", null, "/api/auth/register", body);
    JsonNode tokens = logsIn(PASSWORD);
    String token = tokens.path("accessToken").asText();
    mailed("Confirm your e-mail address", 1);
    call("POST", token, "/api/auth/verify-email/resend", null);
    String mailed = mailed("Confirm your e-mail address", 2);
    call("POST", null, "/api/auth/verify-email", json("token", mailed));
    String refresh = json("refreshToken", tokens.path("refreshToken").asText());
    return call("POST", null, "/api/auth/refresh", refresh).path("accessToken").asText();
  }

  private void changesTheAccount(String token) throws Exception {
    call("GET", token, "/api/users/me", null);
    String passwords = json("currentPassword", PASSWORD, "newPassword", NEXT_PASSWORD);
    call("PUT", token, "/api/users/me/password", passwords);
    call("PUT", token, "/api/users/me/username", json("username", name.toUpperCase()));
    String address = json("email", "x" + email, "currentPassword", NEXT_PASSWORD);
    call("PUT", token, "/api/users/me/email", address);
    call("PUT", token, "/api/users/me/email", address.replace("\"x", "\""));
    call("POST", null, "/api/auth/password/forgot", json("email", email));
    String reset = mailed("Set a new password", 1);
    call(
        "POST",
        null,
        "/api/auth/password/reset",
        json("token", reset, "newPassword", LAST_PASSWORD));
  }

  private void meetsPeople(String token, String other) throws Exception {
    call("PUT", token, "/api/users/me", json("displayName", "Every One", "bio", "All of it"));
    call("GET", token, "/api/users/" + other, null);
    call("GET", token, "/api/users/" + other + "/presence", null);
    call("GET", token, "/api/users?username=" + name, null);
    call("POST", token, "/api/users/contacts", json("userId", other));
    call("GET", token, "/api/users/me/contacts", null);
    call("DELETE", token, "/api/users/me/contacts/" + other, null);
    call("POST", token, "/api/users/" + other + "/block", null);
    call("GET", token, "/api/users/me/blocked", null);
    call("DELETE", token, "/api/users/" + other + "/block", null);
    for (String what : Set.of("privacy", "settings")) {
      JsonNode now = call("GET", token, "/api/users/me/" + what, null);
      call("PUT", token, "/api/users/me/" + what, now.toString());
    }
    call("GET", token, "/api/search/users?q=" + name, null);
  }

  private void administers(String other, String token) throws Exception {
    String operator = mint.operator();
    String me = "/api/users/" + call("GET", token, "/api/users/me", null).path("userId").asText();
    call("GET", operator, me + "/roles", null);
    call("PUT", operator, me + "/roles", "{\"roles\":[\"moderator\"]}");
    call("DELETE", operator, me + "/sessions", null);
    call("POST", operator, "/api/users/" + other + "/deletion", null);
    call("DELETE", operator, "/api/users/" + other + "/deletion", null);
  }

  private void asksToBeErased(String token) throws Exception {
    String proof = json("currentPassword", LAST_PASSWORD);
    call("POST", token, "/api/users/me/deletion", proof);
    String back = logsIn(LAST_PASSWORD).path("accessToken").asText();
    call("DELETE", back, "/api/users/me/deletion", null);
  }

  private void leaves() throws Exception {
    String first = logsIn(LAST_PASSWORD).path("accessToken").asText();
    String second = logsIn(LAST_PASSWORD).path("accessToken").asText();
    String third = logsIn(LAST_PASSWORD).path("accessToken").asText();
    JsonNode sessions = call("GET", third, "/api/auth/sessions", null).path("sessions");
    UUID another = null;
    for (JsonNode session : sessions) {
      another =
          session.path("current").asBoolean()
              ? another
              : UUID.fromString(session.path("id").asText());
    }
    call("DELETE", third, "/api/auth/sessions/" + another, null);
    call("POST", second, "/api/auth/logout", null);
    assertThat(first).isNotEqualTo(second);
    call("POST", third, "/api/auth/logout-all", null);
  }

  private void operates() throws Exception {
    for (String path :
        Set.of("/health/live", "/health/ready", "/metrics", "/.well-known/jwks.json")) {
      call("GET", null, path, null);
    }
  }

  private JsonNode logsIn(String password) throws Exception {
    return call("POST", null, "/api/auth/login", json("login", email, "password", password));
  }

  /** The token of the last mail of its kind, once there are so many. */
  private String mailed(String subject, int count) {
    return await()
        .atMost(PATIENCE)
        .until(() -> MailFolder.tokens(mails, email, subject), tokens -> tokens.size() >= count)
        .getLast();
  }

  private JsonNode call(String method, @Nullable String token, String path, @Nullable String body)
      throws Exception {
    return calls.call(method, token, path, body, path.equals("/api/import/accounts") ? name : null);
  }
}
