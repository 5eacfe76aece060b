package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The newest mailed token of a kind is worth nothing any more: written as a tombstone.
 *
 * @param userId the user
 * @param at when it was decided on
 * @param kind what it was good for
 */
public record MailTokenEnded(UUID userId, Instant at, MailTokenKind kind)
    implements CredentialEvent {
  @Override
  public UUID credentialId() {
    return kind.credentialId();
  }
}
