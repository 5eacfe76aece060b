package dev.confab.processors.domain.chat;

import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import java.time.Instant;
import java.util.UUID;

/**
 * The one row that every chat has.
 *
 * @param type kind of chat
 * @param settings its rules
 * @param creator who made it
 * @param contentHash digest of the wish that made it: tells a retry from a reused key, for ever
 * @param lastSeq seq of the last event
 * @param lastNo number of the last message, 0 if there is none
 * @param lastAt time of the last event
 * @param counts how many there are of what is bounded
 */
public record Head(
    ChatType type,
    ChatSettings settings,
    UUID creator,
    Sha256 contentHash,
    long lastSeq,
    long lastNo,
    Instant lastAt,
    Counts counts) {
  /**
   * How many there are of what is bounded.
   *
   * @param members members now
   * @param invitations invitations that nobody has answered
   * @param links invite links that were not revoked
   * @param pins pinned messages
   */
  public record Counts(int members, int invitations, int links, int pins) {
    static final Counts NONE = new Counts(0, 0, 0, 0);
  }

  Head after(long seq, Instant at) {
    return new Head(type, settings, creator, contentHash, seq, lastNo, at, counts);
  }

  Head withLastNo(long no) {
    return new Head(type, settings, creator, contentHash, lastSeq, no, lastAt, counts);
  }

  Head withSettings(ChatSettings changed) {
    return new Head(type, changed, creator, contentHash, lastSeq, lastNo, lastAt, counts);
  }

  Head withMembers(int more) {
    return with(new Counts(counts.members + more, counts.invitations, counts.links, counts.pins));
  }

  Head withInvitations(int more) {
    return with(new Counts(counts.members, counts.invitations + more, counts.links, counts.pins));
  }

  Head withLinks(int more) {
    return with(new Counts(counts.members, counts.invitations, counts.links + more, counts.pins));
  }

  Head withPins(int more) {
    return with(new Counts(counts.members, counts.invitations, counts.links, counts.pins + more));
  }

  private Head with(Counts changed) {
    return new Head(type, settings, creator, contentHash, lastSeq, lastNo, lastAt, changed);
  }
}
