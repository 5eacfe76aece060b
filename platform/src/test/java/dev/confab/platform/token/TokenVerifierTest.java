package dev.confab.platform.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final UUID ALICE = new UUID(1, 2);
  private static final UUID SESSION = new UUID(3, 4);
  private static final TokenKeys KEYS = TokenKeys.generate();
  private static final TokenKey KEY = KEYS.current().signing(NOW);

  private Instant now = NOW;
  private final Set<UUID> ended = new HashSet<>();
  private final TokenVerifier verifier = new TokenVerifier(KEYS, () -> now, ended::contains);

  @Test
  void an_issued_token_is_believed() throws Exception {
    String token =
        new TokenIssuer(KEYS)
            .issue(ALICE, SESSION, Set.of(Role.USER, Role.IMPORTER), NOW, Duration.ofMinutes(15));

    assertThat(verifier.verify(token))
        .isEqualTo(
            new Principal(
                ALICE,
                SESSION,
                Set.of(Role.USER, Role.IMPORTER),
                NOW.plus(Duration.ofMinutes(15))));
  }

  @Test
  void a_token_that_was_believed_is_still_believed_as_it_is_only() throws Exception {
    String token = issue(KEYS);
    Principal first = verifier.verify(token);

    assertThat(verifier.verify(token)).isSameAs(first);
    assertRefused(
        token.substring(0, token.length() - 4) + "AAAA", "the token's signature is wrong");
  }

  @Test
  void a_token_ends_on_the_second() throws Exception {
    String token = issue(KEYS);

    now = NOW.plus(TokenIssuer.ACCESS_LIFETIME).minusMillis(1);
    assertThat(verifier.verify(token).userId()).isEqualTo(ALICE);

    now = NOW.plus(TokenIssuer.ACCESS_LIFETIME);
    assertRefused(token, "the token has expired");
  }

  @Test
  void a_token_that_was_believed_ends_with_its_session() throws Exception {
    String token = issue(KEYS);
    assertThat(verifier.hasEnded(verifier.verify(token))).isFalse();

    ended.add(SESSION);

    assertRefused(token, "its session has ended");
  }

  @Test
  void another_key_is_not_ours() {
    assertRefused(issue(TokenKeys.generate()), "the token's key is none of ours");
  }

  @Test
  void a_key_of_another_under_the_name_of_ours_is_not_ours() throws Exception {
    TokenKey theirs = TokenKey.generate(NOW);
    SignedJWT token = new SignedJWT(header(), claims().build());
    token.sign(theirs.signer());

    assertRefused(token.serialize(), "the token's signature is wrong");
  }

  @Test
  void a_token_that_names_no_key_is_refused() throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims().build());
    token.sign(KEY.signer());

    assertRefused(token.serialize(), "the token's key is none of ours");
  }

  @Test
  void a_token_without_signature_is_refused() {
    assertRefused(new PlainJWT(claims().build()).serialize(), "the token is malformed");
  }

  @Test
  void a_token_whose_header_says_none_is_refused_whatever_its_signature() {
    String[] parts = issue(KEYS).split("\\.", -1);
    String none = base64("{\"alg\":\"none\"}");

    assertThatThrownBy(() -> verifier.verify(none + "." + parts[1] + "." + parts[2]))
        .isInstanceOf(TokenException.class);
    assertThatThrownBy(() -> verifier.verify(none + "." + parts[1] + "."))
        .isInstanceOf(TokenException.class);
  }

  @Test
  void a_key_is_good_for_one_algorithm_only() throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(KEY.kid()).build(), claims().build());
    token.sign(KEY.signer());

    assertRefused(token.serialize(), "the token's signature is wrong");
  }

  @Test
  void the_public_key_is_no_shared_secret() throws Exception {
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.kid()).build(), claims().build());
    forged.sign(
        new MACSigner(KEY.jwk().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));

    assertRefused(forged.serialize(), "the token's signature is wrong");
  }

  @Test
  void a_changed_claim_breaks_the_signature() {
    String[] parts = issue(KEYS).split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String other = claims.replace(ALICE.toString(), new UUID(9, 9).toString());
    assertThat(other).isNotEqualTo(claims);

    assertRefused(
        parts[0] + "." + base64(other) + "." + parts[2], "the token's signature is wrong");
  }

  @Test
  void a_token_for_somebody_else_is_refused() throws Exception {
    assertRefused(
        sign(claims().audience("other-clients")), "the token is not meant for this service");
    assertRefused(sign(claims().issuer("other")), "the token is not meant for this service");
    assertRefused(
        sign(claims().audience((String) null)), "the token is not meant for this service");
  }

  @Test
  void a_token_must_have_an_end_a_subject_and_a_session() throws Exception {
    assertRefused(sign(claims().expirationTime(null)), "the token has no end");
    assertRefused(sign(claims().subject(null)), "the token is malformed");
    assertRefused(sign(claims().claim("sid", null)), "the token is malformed");
    assertRefused(sign(claims().subject("alice")), "the token is malformed");
    assertRefused(sign(claims().claim("sid", 7)), "the token is malformed");
  }

  @Test
  void a_role_that_is_unknown_counts_for_nothing() throws Exception {
    String token = sign(claims().claim("roles", java.util.List.of("user", "emperor")));

    assertThat(verifier.verify(token).roles()).containsExactly(Role.USER);
  }

  @Test
  void without_roles_there_are_none() throws Exception {
    assertThat(verifier.verify(sign(claims())).roles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "a.b.c", "Bearer x", "null", "eyJhbGciOiJFUzI1NiJ9..", "💥"})
  void garbage_is_malformed(String garbage) {
    assertRefused(garbage, "the token is malformed");
  }

  @Test
  void a_token_with_any_other_character_is_refused() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String token = issue(KEYS);
    for (int i = 0; i < 300; i++) {
      char[] changed = token.toCharArray();
      // The last character of a part also holds bits that mean nothing.
      int place = random.nextInt(token.length() - 1);
      changed[place] = changed[place] == 'A' ? 'B' : 'A';
      if (token.charAt(place) == '.'
          || place + 1 == token.length()
          || token.charAt(place + 1) == '.') {
        continue;
      }
      assertThatThrownBy(() -> verifier.verify(new String(changed)))
          .as("place %d, seed %d", place, seed)
          .isInstanceOf(TokenException.class);
    }
  }

  private void assertRefused(String token, String reason) {
    assertThatThrownBy(() -> verifier.verify(token))
        .isInstanceOf(TokenException.class)
        .hasMessage(reason);
  }

  private static String issue(TokenKeys keys) {
    return new TokenIssuer(keys)
        .issue(ALICE, SESSION, Set.of(Role.USER), NOW, TokenIssuer.ACCESS_LIFETIME);
  }

  private static JWSHeader header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.kid()).build();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(TokenIssuer.ISSUER)
        .audience(TokenIssuer.AUDIENCE)
        .subject(ALICE.toString())
        .claim(TokenIssuer.SESSION_CLAIM, SESSION.toString())
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }

  private static String sign(JWTClaimsSet.Builder claims) throws JOSEException {
    SignedJWT token = new SignedJWT(header(), claims.build());
    token.sign(KEY.signer());
    return token.serialize();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
