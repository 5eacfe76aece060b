package dev.confab.ingest.message;

import dev.confab.schemas.outcome.Accepted;
import java.time.Instant;
import java.util.UUID;

/** A change of a message, as JSON; {@code seq} is the change's own. */
record MessageChange(UUID chatId, long messageSeq, long seq, Instant at) {
  static MessageChange of(Accepted accepted, long messageSeq) {
    return new MessageChange(accepted.aggregateId(), messageSeq, accepted.seq(), accepted.at());
  }
}
