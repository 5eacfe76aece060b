package dev.confab.platform.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * One key, ready to sign and to verify: RS256, since a token is signed once and verified by every
 * node that it comes to (ADR 30), or ES256, as earlier releases made them.
 *
 * @param jwk the key, private part included; {@code nbf} says from when it signs
 * @param algorithm what its tokens must name; no key is good for two
 */
record TokenKey(JWK jwk, JWSAlgorithm algorithm, JWSSigner signer, JWSVerifier verifier) {
  /** The least that RFC 7518 (3.3) allows; what it signs is good for a day at most. */
  private static final int RSA_BITS = 2048;

  /** A new key that signs from some time on, in whole seconds. */
  static TokenKey generate(Instant signsFrom) {
    try {
      return of(
          new RSAKeyGenerator(RSA_BITS)
              .keyIDFromThumbprint(true)
              .notBeforeTime(Date.from(signsFrom))
              .generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  static TokenKey parse(Map<String, Object> json) throws ParseException {
    return of(JWK.parse(json));
  }

  private static TokenKey of(JWK jwk) {
    if (jwk.getKeyID() == null || !jwk.isPrivate()) {
      throw new IllegalStateException("a token key has a kid and a private part");
    }
    try {
      return switch (jwk) {
        case RSAKey key when key.size() >= RSA_BITS ->
            new TokenKey(jwk, JWSAlgorithm.RS256, new RSASSASigner(key), new RSASSAVerifier(key));
        case ECKey key ->
            new TokenKey(jwk, JWSAlgorithm.ES256, new ECDSASigner(key), new ECDSAVerifier(key));
        default -> throw new IllegalStateException("a token key is one of RS256 or ES256");
      };
    } catch (JOSEException e) {
      throw new IllegalStateException("a token key is one of RS256 or ES256", e);
    }
  }

  String kid() {
    return jwk.getKeyID();
  }

  /** A key of the first release says nothing: it has signed for ever. */
  Instant signsFrom() {
    Date notBefore = jwk.getNotBeforeTime();
    return notBefore == null ? Instant.EPOCH : notBefore.toInstant();
  }

  @Override
  public String toString() {
    return "TokenKey[" + kid() + "]";
  }
}
