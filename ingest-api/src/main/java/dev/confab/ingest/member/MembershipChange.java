package dev.confab.ingest.member;

import dev.confab.schemas.outcome.Accepted;
import java.time.Instant;
import java.util.UUID;

/** A change of what somebody is to a chat, as JSON. */
record MembershipChange(UUID chatId, UUID userId, long seq, Instant at) {
  static MembershipChange of(Accepted accepted, UUID userId) {
    return new MembershipChange(accepted.aggregateId(), userId, accepted.seq(), accepted.at());
  }
}
