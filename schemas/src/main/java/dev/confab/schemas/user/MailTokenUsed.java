package dev.confab.schemas.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A mailed token has done its work.
 *
 * @param userId the user
 * @param at when it was decided on
 * @param kind what it was good for
 * @param no which of the user's tokens of this kind
 * @param contentHash digest of the wish that used it: tells a retry from a second use
 */
public record MailTokenUsed(
    UUID userId, Instant at, MailTokenKind kind, long no, Sha256 contentHash)
    implements CredentialEvent {
  @Override
  public UUID credentialId() {
    return kind.credentialId();
  }
}
