package dev.confab.schemas.outcome;

import java.util.UUID;

/**
 * A command was not carried out; nothing changed.
 *
 * @param commandId the command
 * @param code stable code, for programs
 * @param message one sentence, for people
 */
public record Rejected(UUID commandId, String code, String message) implements Outcome {}
