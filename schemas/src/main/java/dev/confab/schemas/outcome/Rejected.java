package dev.confab.schemas.outcome;

import java.util.UUID;

/**
 * A command was not carried out; nothing changed.
 *
 * @param commandId the command
 * @param code stable code, for programs
 * @param message one sentence, for people
 * @param retryAfterMs after how long the same wish may be granted, in milliseconds; 0: not by
 *     waiting
 */
public record Rejected(UUID commandId, String code, String message, long retryAfterMs)
    implements Outcome {
  /** One that waiting does not change. */
  public Rejected(UUID commandId, String code, String message) {
    this(commandId, code, message, 0);
  }
}
