package dev.confab.schemas.catalogue;

import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * The key of a credential record: user, then credential.
 *
 * @param userId whose
 * @param credentialId which: a session's id, or zero for the password
 */
public record CredentialKey(UUID userId, UUID credentialId) {
  /** The 32 bytes of the key. */
  public byte[] bytes() {
    return ByteBuffer.allocate(2 * Ids.BYTES)
        .put(Ids.bytes(userId))
        .put(Ids.bytes(credentialId))
        .array();
  }

  /** Reads a key from its bytes. */
  public static CredentialKey fromBytes(byte[] key) {
    return new CredentialKey(
        Ids.fromBytes(key), Ids.fromBytes(Arrays.copyOfRange(key, Ids.BYTES, key.length)));
  }
}
