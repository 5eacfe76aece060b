package dev.confab.ingest.account;

import dev.confab.schemas.Ids;
import dev.confab.schemas.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a client shows to get its next access token: base64url of user id, session id and a secret.
 * The server keeps the SHA-256 of the secret only; it is random enough to need no slow hash.
 */
record RefreshToken(UUID userId, UUID sessionId, Sha256 secretHash, String text) {
  private static final int SECRET_BYTES = 32;
  private static final int BYTES = 2 * Ids.BYTES + SECRET_BYTES;

  /** A new one for a session. */
  static RefreshToken draw(UUID userId, UUID sessionId, SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    byte[] token =
        ByteBuffer.allocate(BYTES)
            .put(Ids.bytes(userId))
            .put(Ids.bytes(sessionId))
            .put(secret)
            .array();
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    return new RefreshToken(userId, sessionId, Sha256.of(secret), text);
  }

  /** Reads one; empty if it is none. */
  static Optional<RefreshToken> parse(String text) {
    byte[] token;
    try {
      token = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (token.length != BYTES) {
      return Optional.empty();
    }
    return Optional.of(
        new RefreshToken(
            Ids.fromBytes(token),
            Ids.fromBytes(Arrays.copyOfRange(token, Ids.BYTES, BYTES)),
            Sha256.of(Arrays.copyOfRange(token, 2 * Ids.BYTES, BYTES)),
            text));
  }

  /** The token is a secret: it is not printed. */
  @Override
  public String toString() {
    return "RefreshToken[sessionId=" + sessionId + "]";
  }
}
