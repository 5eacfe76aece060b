package dev.confab.platform.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/** Signs access tokens (JWT) by the algorithm of the key that has its time. */
public final class TokenIssuer {
  static final String ISSUER = "confab";
  static final String AUDIENCE = "confab-clients";
  static final String SESSION_CLAIM = "sid";
  static final String ROLES_CLAIM = "roles";

  /** How long an access token is good for; the refresh token gets the next one. */
  public static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);

  /** No token is good for longer, so that keys can be retired; operators' tools need this long. */
  public static final Duration LONGEST_LIFETIME = Duration.ofHours(24);

  private final TokenKeys keys;

  /** Signs with whichever of the keys has its time. */
  public TokenIssuer(TokenKeys keys) {
    this.keys = keys;
  }

  /**
   * A token for a user's session.
   *
   * @param lifetime at most {@link #LONGEST_LIFETIME}
   */
  public String issue(
      UUID userId, UUID sessionId, Set<Role> roles, Instant now, Duration lifetime) {
    if (lifetime.compareTo(LONGEST_LIFETIME) > 0) {
      throw new IllegalArgumentException("no token is good for " + lifetime);
    }
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(userId.toString())
            .claim(SESSION_CLAIM, sessionId.toString())
            .claim(ROLES_CLAIM, roles.stream().map(Role::claim).sorted().toList())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .build();
    TokenKey key = keys.current().signing(now);
    JWSHeader header = new JWSHeader.Builder(key.algorithm()).keyID(key.kid()).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(key.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("the token key cannot sign", e);
    }
    return token.serialize();
  }
}
