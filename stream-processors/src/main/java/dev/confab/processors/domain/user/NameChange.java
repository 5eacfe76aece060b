package dev.confab.processors.domain.user;

import dev.confab.schemas.name.NameKind;
import java.time.Instant;
import java.util.UUID;

/**
 * A change of a name that waits for its claim.
 *
 * @param startedVersion version of its NameChangeStarted; names the attempt in its claim, the
 *     answer and the release of the old name
 * @param startedAt time of its NameChangeStarted
 * @param kind which of the user's names
 * @param nameKey key of the new name
 */
public record NameChange(long startedVersion, Instant startedAt, NameKind kind, UUID nameKey) {
  /** When the attempt ends if its claim never answers. */
  public Instant dueAt() {
    return startedAt.plus(Registration.PATIENCE);
  }
}
