package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A token shall be mailed. It is not in here: it is derived from a secret of the server and from
 * user, kind and number, by whoever sends it and by whoever checks it.
 *
 * @param userId the user
 * @param at when it was decided on
 * @param kind what it is good for
 * @param no which of the user's tokens of this kind, from 1; a newer one replaces the older ones
 * @param emailKey key of the address that it is for
 * @param expiresAt when it ends
 * @param version version of the event that gave the user this address, or 0: whoever reads the
 *     address from a view waits for it
 */
public record MailTokenIssued(
    UUID userId,
    Instant at,
    MailTokenKind kind,
    long no,
    UUID emailKey,
    Instant expiresAt,
    long version)
    implements CredentialEvent {
  @Override
  public UUID credentialId() {
    return kind.credentialId();
  }
}
