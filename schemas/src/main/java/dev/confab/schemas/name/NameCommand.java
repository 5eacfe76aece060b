package dev.confab.schemas.name;

import java.time.Instant;
import java.util.UUID;

/** A wish about one unique name: a record of {@code name-commands}. */
public sealed interface NameCommand permits ClaimName, ReleaseName {
  /** The name; the record's key. */
  UUID nameKey();

  /** The user who asks. */
  UUID owner();

  /** When it was asked. */
  Instant issuedAt();
}
