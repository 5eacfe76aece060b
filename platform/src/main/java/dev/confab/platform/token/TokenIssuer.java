package dev.confab.platform.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/** Signs access tokens (JWT, ES256). */
public final class TokenIssuer {
  static final String ISSUER = "confab";
  static final String AUDIENCE = "confab-clients";
  static final String SESSION_CLAIM = "sid";
  static final String ROLES_CLAIM = "roles";

  /** How long an access token is good for; the refresh token gets the next one. */
  public static final Duration ACCESS_LIFETIME = Duration.ofMinutes(15);

  private final TokenKeys keys;
  private final ECDSASigner signer;

  /** Signs with a key. */
  public TokenIssuer(TokenKeys keys) {
    this.keys = keys;
    try {
      this.signer = new ECDSASigner(keys.key());
    } catch (JOSEException e) {
      throw new IllegalStateException("the token key cannot sign", e);
    }
  }

  /** A token for a user's session. */
  public String issue(
      UUID userId, UUID sessionId, Set<Role> roles, Instant now, Duration lifetime) {
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
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keys.key().getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("the token key cannot sign", e);
    }
    return token.serialize();
  }
}
