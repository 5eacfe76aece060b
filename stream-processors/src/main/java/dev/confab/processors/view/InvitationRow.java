package dev.confab.processors.view;

import dev.confab.platform.query.Invitation;
import dev.confab.schemas.chat.MemberInvited;
import java.time.Instant;
import java.util.UUID;

/**
 * A pending invitation.
 *
 * @param seq seq of the event that made it
 * @param by who invited
 * @param at when
 * @param expiresAt until when
 */
public record InvitationRow(long seq, UUID by, Instant at, Instant expiresAt) {
  static InvitationRow of(MemberInvited event) {
    return new InvitationRow(event.seq(), event.actor(), event.at(), event.expiresAt());
  }

  /** As it is shown. */
  public Invitation shown(UUID chatId, UUID userId) {
    return new Invitation(chatId, seq, userId, by, at, expiresAt);
  }

  byte[] toBytes() {
    return new RowOut().number(seq).uuid(by).time(at).time(expiresAt).bytes();
  }

  /** Reads a row. */
  public static InvitationRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new InvitationRow(in.number(), in.uuid(), in.time(), in.time());
  }
}
