package dev.confab.platform.names;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of unique names: HMAC-SHA256 under a server secret of the kind and the normalised name
 * (NFKC, lower case), cut to 128 bits. So the log of names tells nobody which names there are.
 */
public final class NameKeys {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  /** With a secret of at least 32 bytes. */
  public NameKeys(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("the name secret has at least 32 bytes");
    }
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The key of a username. */
  public UUID username(String username) {
    return key("username:" + normalised(username));
  }

  /** The key of an e-mail address. */
  public UUID email(String email) {
    return key("email:" + normalised(email));
  }

  /** Names that differ only in case or in compatibility forms are the same name. */
  public static String normalised(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private UUID key(String name) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
      return new UUID(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
