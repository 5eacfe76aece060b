package dev.confab.ingest.account;

import dev.confab.platform.names.NameKeys;
import dev.confab.schemas.Ids;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a registration with an {@code Idempotency-Key} derives instead of drawing, so that sending
 * it again is the same command: the user id from the key and the names, and the password's salt
 * from the server's secret, the user id and the key. The salt is as unguessable as the secret and
 * differs for every account; the same password gives the same hash only within one retried request,
 * and so the decider can tell a retry from another content without ever seeing a password.
 */
final class RegistrationKeys {
  private static final String ALGORITHM = "HmacSHA256";

  /** Stands for the actor, which a registration does not have yet. */
  private static final UUID NAMESPACE = UUID.fromString("3f1c8a52-6f0e-4c55-9d1b-27a1c3b6e9f4");

  private final SecretKeySpec secret;

  RegistrationKeys(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  static UUID userId(String key, String username, String email) {
    // A key is printable ASCII and a name has no line break: the parts cannot run together.
    return Ids.derived(
        "user",
        NAMESPACE,
        String.join("\n", key, NameKeys.normalised(username), NameKeys.normalised(email)));
  }

  byte[] salt(UUID userId, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] digest = mac.doFinal(("salt:" + userId + ":" + key).getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest, Passwords.SALT_BYTES);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
