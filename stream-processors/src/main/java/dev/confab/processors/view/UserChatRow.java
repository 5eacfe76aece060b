package dev.confab.processors.view;

/**
 * A user's membership in a chat, or the mark of a former one.
 *
 * @param seq seq, in that chat, of the last change of it
 * @param member a member now?
 * @param joinedSeq seq of the event that began it, the last time
 */
public record UserChatRow(long seq, boolean member, long joinedSeq) {
  byte[] toBytes() {
    return new RowOut().number(seq).flag(member).number(joinedSeq).bytes();
  }

  /** Reads a row. */
  public static UserChatRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new UserChatRow(in.number(), in.flag(), in.number());
  }
}
