package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.confab.ingest.TestServer.Answer;
import dev.confab.platform.token.Role;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.platform.token.TokenKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TokenTest {
  private static final UUID USER = UUID.randomUUID();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_good_token_is_believed() {
    assertThat(ask(issued(TestServer.KEYS, Duration.ofMinutes(15))).status()).isEqualTo(200);
  }

  @Test
  void no_token_is_not_enough() {
    assertRefused(server.get(null, "/api/chats"));
  }

  @Test
  void another_scheme_is_not_enough() {
    assertRefused(server.call("GET", null, "/api/chats", null, "Authorization", "Basic YTpi"));
  }

  @Test
  void an_expired_token_is_refused() {
    String token = issued(TestServer.KEYS, Duration.ofMinutes(15));
    server.advance(Duration.ofMinutes(16));

    assertRefused(ask(token));
  }

  @Test
  void a_token_of_another_key_is_refused() {
    assertRefused(ask(issued(TokenKeys.generate(), Duration.ofMinutes(15))));
  }

  @Test
  void a_token_without_a_signature_is_refused() {
    assertRefused(ask(new PlainJWT(claims("confab-clients")).serialize()));
  }

  @Test
  void a_token_signed_with_the_public_key_as_a_secret_is_refused() throws JOSEException {
    SignedJWT token = new SignedJWT(header(JWSAlgorithm.HS256), claims("confab-clients"));
    token.sign(new MACSigner(TestServer.JWK.toPublicJWK().toJSONString()));

    assertRefused(ask(token.serialize()));
  }

  @Test
  void a_token_for_another_audience_is_refused() throws JOSEException {
    assertThat(ask(signed(claims("confab-clients"))).status()).isEqualTo(200);
    assertRefused(ask(signed(claims("somebody-else"))));
  }

  @Test
  void a_changed_token_is_refused() {
    String token = issued(TestServer.KEYS, Duration.ofMinutes(15));
    String[] parts = token.split("\\.");
    String other = issued(TestServer.KEYS, Duration.ofMinutes(30)).split("\\.")[1];

    assertRefused(ask(parts[0] + "." + other + "." + parts[2]));
    assertRefused(ask("no.token.atall"));
    assertRefused(ask("x"));
  }

  @Test
  void the_public_keys_verify_what_is_issued_and_may_be_kept_for_a_minute() throws Exception {
    Answer answer = server.get(null, "/.well-known/jwks.json");
    SignedJWT token = SignedJWT.parse(issued(TestServer.KEYS, Duration.ofMinutes(15)));
    JWKSet keys = JWKSet.parse(answer.response().body());

    JWK key = keys.getKeyByKeyId(token.getHeader().getKeyID());

    assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    assertThat(keys.getKeys()).noneMatch(JWK::isPrivate);
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
  }

  @Test
  void importing_needs_its_role() {
    Answer answer =
        server.post(
            issued(TestServer.KEYS, Duration.ofMinutes(15)),
            "/api/import/accounts",
            "{\"username\":\"x\",\"displayName\":\"x\"}",
            "Idempotency-Key",
            "k");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("forbidden");
  }

  private static Answer ask(String token) {
    return server.get(token, "/api/chats");
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"confab\"");
  }

  private static String issued(TokenKeys keys, Duration lifetime) {
    Instant now = server.clock().instant();
    return new TokenIssuer(keys).issue(USER, UUID.randomUUID(), Set.of(Role.USER), now, lifetime);
  }

  private static JWSHeader header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).keyID(TestServer.JWK.getKeyID()).build();
  }

  private static JWTClaimsSet claims(String audience) {
    return new JWTClaimsSet.Builder()
        .issuer("confab")
        .audience(audience)
        .subject(USER.toString())
        .claim("sid", UUID.randomUUID().toString())
        .claim("roles", List.of("user"))
        .expirationTime(Date.from(server.clock().instant().plusSeconds(600)))
        .build();
  }

  private static String signed(JWTClaimsSet claims) throws JOSEException {
    SignedJWT token = new SignedJWT(header(JWSAlgorithm.RS256), claims);
    token.sign(new RSASSASigner(TestServer.JWK));
    return token.serialize();
  }
}
