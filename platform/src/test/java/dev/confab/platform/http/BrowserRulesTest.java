package dev.confab.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers tell browsers, as they stand on the wire. */
final class BrowserRulesTest {
  private static final String FRIEND = "https://friend.example";
  private static final HttpConfig PLAIN = new HttpConfig("127.0.0.1", 0);
  private static final HttpConfig FRIENDLY =
      new HttpConfig("127.0.0.1", 0, new Origins(Set.of(FRIEND)), true, 0);

  private static final HttpModule ROUTES =
      config -> {
        config.routes.get("/json", ctx -> ctx.json(Map.of("a", 1)));
        config.routes.get(
            "/page",
            ctx -> {
              ctx.header("Content-Security-Policy", "default-src 'self'");
              ctx.header("Cache-Control", "no-cache");
              ctx.html("<p>");
            });
        config.routes.get(
            "/bug",
            _ -> {
              throw new IllegalStateException("planted");
            });
        config.routes.get("/address", ctx -> ctx.result(ctx.ip()));
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /json HTTP/1.1",
        "GET /bug HTTP/1.1",
        "GET /nowhere HTTP/1.1",
        "POST /json HTTP/1.1",
        "OPTIONS /json HTTP/1.1",
        "HEAD /json HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /a/..%2f..%2fetc HTTP/1.1"
      })
  void every_answer_is_for_nobody_to_keep_to_frame_or_to_run(String request) throws IOException {
    RawHttp.Answer answer = with(PLAIN, request);

    assertThat(answer.headers())
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("content-security-policy", SecurityHeaders.API_POLICY)
        .containsEntry("x-frame-options", "DENY")
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("cross-origin-opener-policy", "same-origin")
        .containsEntry("cross-origin-resource-policy", "same-origin")
        .containsEntry("cross-origin-embedder-policy", "require-corp")
        .containsEntry("cache-control", "no-store")
        .containsKey("permissions-policy")
        .doesNotContainKeys("strict-transport-security", "server", "access-control-allow-origin");
  }

  @Test
  void a_page_may_loosen_its_own_policy() throws IOException {
    RawHttp.Answer page = with(PLAIN, "GET /page HTTP/1.1");

    assertThat(page.header("Content-Security-Policy")).isEqualTo("default-src 'self'");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
  }

  @Test
  void tls_is_demanded_only_where_there_is_tls() throws IOException {
    assertThat(with(FRIENDLY, "GET /json HTTP/1.1").header("Strict-Transport-Security"))
        .isEqualTo("max-age=31536000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /%zz HTTP/1.1", "GET /json HTTP/9.9"})
  void what_jetty_refuses_is_a_problem(String request) throws IOException {
    RawHttp.Answer answer = with(PLAIN, request);

    assertThat(answer.status()).isBetween(400, 505);
    assertThat(answer.header("Content-Type")).startsWith(Problem.MEDIA_TYPE);
    assertThat(Json.MAPPER.readTree(answer.body()).path("status").asInt())
        .isEqualTo(answer.status());
  }

  @Test
  void without_the_setting_no_other_origin_may_read() throws IOException {
    RawHttp.Answer answer = with(PLAIN, "GET /json HTTP/1.1", "Origin: " + FRIEND);
    RawHttp.Answer preflight =
        with(
            PLAIN,
            "OPTIONS /json HTTP/1.1",
            "Origin: " + FRIEND,
            "Access-Control-Request-Method: GET");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  @Test
  void a_friend_may_read_without_credentials_and_caches_know() throws IOException {
    RawHttp.Answer answer = with(FRIENDLY, "GET /json HTTP/1.1", "Origin: " + FRIEND);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("access-control-allow-origin", FRIEND)
        .containsEntry(
            "access-control-expose-headers", "Consistency-Token, Retry-After, WWW-Authenticate")
        .containsEntry("vary", "Origin")
        .doesNotContainKey("access-control-allow-credentials");
  }

  @Test
  void a_friend_may_read_errors_too() throws IOException {
    RawHttp.Answer answer = with(FRIENDLY, "GET /nowhere HTTP/1.1", "Origin: " + FRIEND);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
  }

  @Test
  void a_friends_preflight_is_answered_before_any_route() throws IOException {
    RawHttp.Answer answer =
        with(
            FRIENDLY,
            "OPTIONS /json HTTP/1.1",
            "Origin: " + FRIEND,
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: authorization,content-type,idempotency-key");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers())
        .containsEntry("access-control-allow-origin", FRIEND)
        .containsEntry("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE")
        .containsEntry(
            "access-control-allow-headers",
            "Authorization, Content-Type, Consistency-Token, Idempotency-Key")
        .containsEntry("access-control-max-age", "600");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://friend.example",
        "https://friend.example:8443",
        "https://friend.example.evil.example",
        "https://FRIEND.example"
      })
  void who_only_looks_like_a_friend_is_none(String origin) throws IOException {
    RawHttp.Answer answer = with(FRIENDLY, "GET /json HTTP/1.1", "Origin: " + origin);
    RawHttp.Answer preflight =
        with(
            FRIENDLY,
            "OPTIONS /json HTTP/1.1",
            "Origin: " + origin,
            "Access-Control-Request-Method: GET");

    assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "https://*.example",
        "friend.example",
        "https://friend.example/",
        "https://Friend.example",
        "https://a.example https://b.example"
      })
  void an_inexact_origin_is_refused_at_start(String origin) {
    assertThatThrownBy(() -> Origins.from(new Settings(Map.of("CONFAB_CORS_ORIGINS", origin))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("CONFAB_CORS_ORIGINS");
  }

  @Test
  void origins_are_separated_by_commas() {
    Settings settings =
        new Settings(Map.of("CONFAB_CORS_ORIGINS", FRIEND + " , http://localhost:5173,"));

    assertThat(Origins.from(settings).allowed())
        .containsExactlyInAnyOrder(FRIEND, "http://localhost:5173");
  }

  @Test
  void a_forwarded_address_is_believed_only_from_our_own_proxies() throws IOException {
    String header = "X-Forwarded-For: 1.1.1.1, 2.2.2.2";

    assertThat(address(0, header)).isEqualTo("127.0.0.1");
    assertThat(address(1, header)).isEqualTo("2.2.2.2");
    assertThat(address(2, header)).isEqualTo("1.1.1.1");
    assertThat(address(3, header)).isEqualTo("127.0.0.1");
    assertThat(address(1)).isEqualTo("127.0.0.1");
    assertThat(address(1, "X-Forwarded-For: 1.1.1.1", "X-Forwarded-For: 2.2.2.2"))
        .isEqualTo("2.2.2.2");
  }

  private static String address(int proxies, String... headers) throws IOException {
    HttpConfig config = new HttpConfig("127.0.0.1", 0, Origins.OWN, false, proxies);
    return with(config, "GET /address HTTP/1.1", headers).body();
  }

  private static RawHttp.Answer with(HttpConfig config, String request, String... headers)
      throws IOException {
    try (HttpFront front = HttpFront.start(config, List.of(ROUTES))) {
      return RawHttp.send(front.port(), request, headers);
    }
  }
}
