package dev.confab.processors.domain.chat;

import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatType;
import java.time.Instant;
import java.util.UUID;

/**
 * The one row that every chat has.
 *
 * @param type kind of chat
 * @param open may anybody join?
 * @param creator who made it
 * @param contentHash digest of the wish that made it: tells a retry from a reused key, for ever
 * @param lastSeq seq of the last event
 * @param lastNo number of the last message, 0 if there is none
 * @param memberCount members now
 * @param lastAt time of the last event
 */
public record Head(
    ChatType type,
    boolean open,
    UUID creator,
    Sha256 contentHash,
    long lastSeq,
    long lastNo,
    int memberCount,
    Instant lastAt) {
  Head after(long seq, Instant at) {
    return new Head(type, open, creator, contentHash, seq, lastNo, memberCount, at);
  }

  Head withMembers(int change) {
    return new Head(
        type, open, creator, contentHash, lastSeq, lastNo, memberCount + change, lastAt);
  }

  Head withLastNo(long no) {
    return new Head(type, open, creator, contentHash, lastSeq, no, memberCount, lastAt);
  }
}
