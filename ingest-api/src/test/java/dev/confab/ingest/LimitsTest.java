package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.memory.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Time stands still for limits here unless a test moves it on. */
final class LimitsTest {
  /** What one a second allows at once. */
  private static final int BURST = 20;

  private static final Map<String, String> FEW_LOG_INS =
      Map.of("CONFAB_LOGIN_FAILURES", "3", "CONFAB_LOGIN_FAILURES_OF_ADDRESS", "8");

  @Test
  void a_user_who_asks_too_often_is_told_when_to_come_back_and_then_may() {
    try (TestServer server = TestServer.startWith(Map.of("CONFAB_RATE_USER_PER_SECOND", "1"))) {
      Person ada = server.person("ada");
      Person ben = server.person("ben");
      for (int i = 0; i < BURST; i++) {
        assertThat(server.get(ada.token(), "/api/users/me").status()).isEqualTo(200);
      }

      assertLimited(server.get(ada.token(), "/api/users/me"), 1);
      assertThat(server.get(ben.token(), "/api/users/me").status()).isEqualTo(200);
      server.advance(Duration.ofSeconds(1));
      assertThat(server.get(ada.token(), "/api/users/me").status()).isEqualTo(200);
    }
  }

  @Test
  void an_address_is_limited_with_and_without_tokens_and_an_importer_is_not() {
    try (TestServer server = TestServer.startWith(Map.of("CONFAB_RATE_ADDRESS_PER_SECOND", "1"))) {
      for (int i = 0; i < BURST / 2; i++) {
        assertThat(server.get("nonsense", "/api/users/me").status()).isEqualTo(401);
        assertThat(logIn(server, "nobody" + i, "x").status()).isEqualTo(401);
      }
      Person importer = server.importer();

      assertLimited(server.get("nonsense", "/api/users/me"), 1);
      assertLimited(logIn(server, "nobody", "x"), 1);
      for (int i = 0; i < BURST; i++) {
        assertThat(server.get(importer.token(), "/api/chats").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_chat_takes_only_so_many_changes() {
    try (TestServer server = TestServer.startWith(Map.of("CONFAB_RATE_CHAT_PER_SECOND", "1"))) {
      Person ada = server.person("ada");
      String busy = server.chat(ada, false);
      String quiet = server.chat(ada, false);
      for (int i = 1; i < BURST; i++) {
        assertThat(server.say(ada, busy, "m-" + i, "hi").status()).isEqualTo(201);
      }

      assertLimited(server.say(ada, busy, "m-last", "hi"), 1);
      assertThat(server.say(ada, quiet, "m-1", "hi").status()).isEqualTo(201);
    }
  }

  @Test
  void guessing_a_password_ends_after_some_failures_even_with_the_right_one() {
    try (TestServer server = TestServer.startWith(FEW_LOG_INS)) {
      server.person("ada");
      fail(server, "ada", 3);

      assertLimited(logIn(server, "ada", "correct horse"), 300);
      assertLimited(logIn(server, "ADA", "correct horse"), 300);
      server.advance(Duration.ofMinutes(5));
      assertThat(logIn(server, "ada", "correct horse").status()).isEqualTo(200);
    }
  }

  @Test
  void a_name_that_nobody_has_is_limited_with_the_same_words() {
    try (TestServer server = TestServer.startWith(FEW_LOG_INS)) {
      server.person("ada");
      fail(server, "ada", 3);
      fail(server, "nobody", 3);

      Answer known = logIn(server, "ada", "wrong");
      Answer unknown = logIn(server, "nobody", "wrong");
      assertLimited(unknown, 300);
      assertThat(unknown.body()).isEqualTo(known.body());
    }
  }

  @Test
  void success_clears_the_failures_with_that_name() {
    try (TestServer server = TestServer.startWith(FEW_LOG_INS)) {
      server.person("ada");
      fail(server, "ada", 2);
      assertThat(logIn(server, "ada", "correct horse").status()).isEqualTo(200);
      fail(server, "ada", 3);

      assertLimited(logIn(server, "ada", "correct horse"), 300);
    }
  }

  @Test
  void success_with_ones_own_name_does_not_clear_the_failures_of_the_address() {
    try (TestServer server = TestServer.startWith(FEW_LOG_INS)) {
      server.person("ada");
      for (int i = 0; i < 8; i++) {
        assertThat(logIn(server, "ada", "correct horse").status()).isEqualTo(200);
        fail(server, "other" + i, 1);
      }

      assertThat(logIn(server, "other", "wrong").status()).isEqualTo(429);
    }
  }

  @Test
  void an_error_of_ours_is_nobodys_failure() {
    try (TestServer server = TestServer.startWith(FEW_LOG_INS)) {
      server.person("ada");
      server.backbone.fails(Fault.VIEWS_AWAY);
      for (int i = 0; i < 9; i++) {
        assertThat(logIn(server, "ada", "correct horse").status()).isEqualTo(503);
      }
      server.backbone.fails(Fault.NONE);

      assertThat(logIn(server, "ada", "correct horse").status()).isEqualTo(200);
    }
  }

  @Test
  void an_address_registers_only_so_many() {
    try (TestServer server = TestServer.startWith(Map.of("CONFAB_REGISTRATIONS_PER_HOUR", "3"))) {
      server.person("ada");
      server.person("ben");
      // It tells that the name is taken, so it counts.
      assertThat(register(server, "ada").status()).isEqualTo(409);

      assertLimited(register(server, "cid"), 1_200);
      server.advance(Duration.ofMinutes(20));
      assertThat(register(server, "cid").status()).isEqualTo(201);
    }
  }

  private static void assertLimited(Answer answer, int seconds) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(429);
    assertThat(answer.code()).isEqualTo("rate_limited");
    assertThat(answer.header("Retry-After")).isEqualTo(Integer.toString(seconds));
  }

  private static void fail(TestServer server, String name, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(logIn(server, name, "wrong " + i).status()).isEqualTo(401);
    }
  }

  private static Answer logIn(TestServer server, String login, String password) {
    return server.post(
        null,
        "/api/auth/login",
        """
        {"login":"%s","password":"%s"}"""
            .formatted(login, password));
  }

  private static Answer register(TestServer server, String name) {
    return server.post(
        null,
        "/api/auth/register",
        """
        {"username":"%s","email":"new-%s@example.org","password":"another horse"}"""
            .formatted(name, name));
  }
}
