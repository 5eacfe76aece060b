package dev.confab.processors.view;

import org.jspecify.annotations.Nullable;

/**
 * A user's invitation to a chat, or the mark of a former one.
 *
 * @param seq seq, in that chat, of the last change of it
 * @param pending what they may answer; null: nothing any more
 */
public record UserInvitationRow(long seq, @Nullable InvitationRow pending) {
  byte[] toBytes() {
    RowOut out = new RowOut().number(seq).flag(pending != null);
    if (pending != null) {
      out.number(pending.seq()).uuid(pending.by()).time(pending.at()).time(pending.expiresAt());
    }
    return out.bytes();
  }

  /** Reads a row. */
  public static UserInvitationRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new UserInvitationRow(
        in.number(),
        in.flag() ? new InvitationRow(in.number(), in.uuid(), in.time(), in.time()) : null);
  }
}
