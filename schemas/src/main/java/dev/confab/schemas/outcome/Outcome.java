package dev.confab.schemas.outcome;

import java.util.UUID;

/** What became of a command: a record of {@code node-inbox}. */
public sealed interface Outcome permits Accepted, Rejected {
  /** The command. */
  UUID commandId();
}
