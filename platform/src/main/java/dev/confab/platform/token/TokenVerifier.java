package dev.confab.platform.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.confab.schemas.Sha256;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens: signature, algorithm, issuer, audience, time, and that their session goes
 * on. A signature costs more than most of what a request does, so tokens that were believed are
 * remembered by their digest; the time is looked at always.
 */
public final class TokenVerifier {
  /** A few hundred bytes each. */
  private static final int REMEMBERED = 10_000;

  private final Cache<Sha256, Believed> believed =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private final TokenKeys keys;
  private final InstantSource clock;
  private final Predicate<UUID> ended;

  /**
   * Verifies with the key that a token names, at the time that a clock says.
   *
   * @param ended says which sessions are known to have ended
   */
  public TokenVerifier(TokenKeys keys, InstantSource clock, Predicate<UUID> ended) {
    this.keys = keys;
    this.clock = clock;
    this.ended = ended;
  }

  /** Somebody, and the key that says so. */
  private record Believed(Principal principal, String kid) {}

  /**
   * Who a token speaks for.
   *
   * @throws TokenException if it must not be believed
   */
  public Principal verify(String token) throws TokenException {
    Sha256 digest = Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    Instant now = clock.instant();
    Believed known = believed.getIfPresent(digest);
    Believed found = known == null ? signed(token, now) : known;
    Principal principal = found.principal();
    if (!now.isBefore(principal.expiresAt())) {
      believed.invalidate(digest);
      throw new TokenException("the token has expired");
    }
    if (known != null) {
      key(known.kid(), now); // it may have been removed since
    }
    if (hasEnded(principal)) {
      throw new TokenException("its session has ended");
    }
    if (known == null) {
      believed.put(digest, found);
    }
    return principal;
  }

  /** Has the session of somebody who was believed ended since? */
  public boolean hasEnded(Principal principal) {
    return ended.test(principal.sessionId());
  }

  private TokenKey key(@Nullable String kid, Instant now) throws TokenException {
    return keys.current()
        .verifying(kid, now)
        .orElseThrow(() -> new TokenException("the token's key is none of ours"));
  }

  private Believed signed(String token, Instant now) throws TokenException {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      TokenKey key = key(jwt.getHeader().getKeyID(), now);
      if (!key.algorithm().equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(key.verifier())) {
        throw new TokenException("the token's signature is wrong");
      }
      return new Believed(principal(jwt.getJWTClaimsSet()), key.kid());
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new TokenException("the token is malformed");
    }
  }

  private static Principal principal(JWTClaimsSet claims) throws TokenException, ParseException {
    if (!TokenIssuer.ISSUER.equals(claims.getIssuer())
        || !claims.getAudience().contains(TokenIssuer.AUDIENCE)) {
      throw new TokenException("the token is not meant for this service");
    }
    String subject = claims.getSubject();
    String session = claims.getStringClaim(TokenIssuer.SESSION_CLAIM);
    if (subject == null || session == null) {
      throw new TokenException("the token is malformed");
    }
    return new Principal(
        UUID.fromString(subject),
        UUID.fromString(session),
        roles(claims.getStringListClaim(TokenIssuer.ROLES_CLAIM)),
        instant(claims.getExpirationTime()));
  }

  private static Instant instant(@Nullable Date date) throws TokenException {
    if (date == null) {
      throw new TokenException("the token has no end");
    }
    return date.toInstant();
  }

  private static Set<Role> roles(@Nullable List<String> claims) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (claims != null) {
      Arrays.stream(Role.values())
          .filter(role -> claims.contains(role.claim()))
          .forEach(roles::add);
    }
    return roles;
  }
}
