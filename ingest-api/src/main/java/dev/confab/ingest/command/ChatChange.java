package dev.confab.ingest.command;

import dev.confab.schemas.outcome.Accepted;
import java.time.Instant;
import java.util.UUID;

/** A change of a chat, as JSON. */
public record ChatChange(UUID chatId, long seq, Instant at) {
  /** What was committed. */
  public static ChatChange of(Accepted accepted) {
    return new ChatChange(accepted.aggregateId(), accepted.seq(), accepted.at());
  }
}
