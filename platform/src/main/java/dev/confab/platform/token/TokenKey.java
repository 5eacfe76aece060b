package dev.confab.platform.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * One key of ES256, ready to sign and to verify.
 *
 * @param jwk the key, private part included; {@code nbf} says from when it signs
 */
record TokenKey(ECKey jwk, ECDSASigner signer, ECDSAVerifier verifier) {
  /** A new key that signs from some time on, in whole seconds. */
  static TokenKey generate(Instant signsFrom) {
    try {
      return of(
          new ECKeyGenerator(Curve.P_256)
              .keyIDFromThumbprint(true)
              .notBeforeTime(Date.from(signsFrom))
              .generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  static TokenKey parse(Map<String, Object> json) throws ParseException {
    return of(ECKey.parse(json));
  }

  private static TokenKey of(ECKey jwk) {
    try {
      if (jwk.getKeyID() == null || !jwk.isPrivate()) {
        throw new IllegalStateException("a token key has a kid and a private part");
      }
      return new TokenKey(jwk, new ECDSASigner(jwk), new ECDSAVerifier(jwk));
    } catch (JOSEException e) {
      throw new IllegalStateException("a token key is no key of ES256", e);
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
