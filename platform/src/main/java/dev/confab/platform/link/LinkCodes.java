package dev.confab.platform.link;

import dev.confab.schemas.Ids;
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
 * Public codes of invite links: the chat and the link, and what proves that a front node has given
 * the code away. Only who has seen a code can join by it, though links are numbered; and nothing of
 * it is in the log.
 *
 * <p>Bytes, as URL-safe Base64 without padding: the chat's id (16), the link's seq (8), the first
 * 16 of HMAC-SHA-256(server secret, "invite-link" ‖ chat's id ‖ seq).
 */
public final class LinkCodes {
  /** Twice what a code has: whatever is longer is none. */
  public static final int MAX_CHARS = 128;

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE = "invite-link".getBytes(StandardCharsets.US_ASCII);
  private static final int PROOF_BYTES = 16;
  private static final int LINK_BYTES = Ids.BYTES + Long.BYTES;

  private final SecretKeySpec secret;

  /** What a code names. */
  public record Link(UUID chatId, long seq) {}

  /** With the secret that proves that a code was made here. */
  public LinkCodes(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The code of a link. */
  public String code(UUID chatId, long seq) {
    byte[] link = bytes(chatId, seq);
    byte[] code = ByteBuffer.allocate(LINK_BYTES + PROOF_BYTES).put(link).put(proof(link)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
  }

  /** Empty if no front node has made the code. */
  public Optional<Link> read(String code) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(code);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != LINK_BYTES + PROOF_BYTES) {
      return Optional.empty();
    }
    byte[] link = Arrays.copyOf(bytes, LINK_BYTES);
    byte[] shown = Arrays.copyOfRange(bytes, LINK_BYTES, bytes.length);
    // In constant time: the answer's delay must not tell how much of a guess was right.
    if (!MessageDigest.isEqual(shown, proof(link))) {
      return Optional.empty();
    }
    ByteBuffer parts = ByteBuffer.wrap(link);
    return Optional.of(new Link(new UUID(parts.getLong(), parts.getLong()), parts.getLong()));
  }

  private static byte[] bytes(UUID chatId, long seq) {
    return ByteBuffer.allocate(LINK_BYTES).put(Ids.bytes(chatId)).putLong(seq).array();
  }

  private byte[] proof(byte[] link) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(PURPOSE);
      return Arrays.copyOf(mac.doFinal(link), PROOF_BYTES);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
