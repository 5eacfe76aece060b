package dev.confab.ingest.mail;

import dev.confab.schemas.Ids;
import dev.confab.schemas.user.MailTokenKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that are mailed: base64url of user id, number and an HMAC-SHA256 of kind, user id and
 * number under a key that derives from the server's secret. Whoever sends one and whoever checks
 * one computes it, so that it is in no topic, no store and no log (ADR 0011).
 */
public final class MailTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int NAMED_BYTES = Ids.BYTES + Long.BYTES;
  private static final int TOKEN_BYTES = NAMED_BYTES + 32;

  private final SecretKeySpec key;

  /**
   * A genuine token.
   *
   * @param userId whose
   * @param no which of those of its kind
   */
  public record Shown(UUID userId, long no) {}

  /** With the server's secret. */
  public MailTokens(byte[] secret) {
    // A key of its own: what is signed here can never be taken for the key of a name.
    byte[] derived =
        mac(
            new SecretKeySpec(secret, ALGORITHM),
            "confab mail tokens 1".getBytes(StandardCharsets.US_ASCII));
    this.key = new SecretKeySpec(derived, ALGORITHM);
  }

  /** The token's text. */
  public String text(MailTokenKind kind, UUID userId, long no) {
    byte[] named = named(userId, no);
    byte[] token = ByteBuffer.allocate(TOKEN_BYTES).put(named).put(signature(kind, named)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** What a text says, if it is a genuine token of this kind. */
  public Optional<Shown> check(MailTokenKind kind, String text) {
    byte[] token;
    try {
      token = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (token.length != TOKEN_BYTES) {
      return Optional.empty();
    }
    byte[] named = Arrays.copyOf(token, NAMED_BYTES);
    byte[] signature = Arrays.copyOfRange(token, NAMED_BYTES, TOKEN_BYTES);
    return MessageDigest.isEqual(signature, signature(kind, named)) // in constant time
        ? Optional.of(new Shown(Ids.fromBytes(named), ByteBuffer.wrap(named).getLong(Ids.BYTES)))
        : Optional.empty();
  }

  private byte[] signature(MailTokenKind kind, byte[] named) {
    byte[] name = kind.name().getBytes(StandardCharsets.US_ASCII);
    // The second part has a fixed length: the two cannot run together.
    return mac(key, ByteBuffer.allocate(name.length + named.length).put(name).put(named).array());
  }

  private static byte[] named(UUID userId, long no) {
    return ByteBuffer.allocate(NAMED_BYTES).put(Ids.bytes(userId)).putLong(no).array();
  }

  private static byte[] mac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
