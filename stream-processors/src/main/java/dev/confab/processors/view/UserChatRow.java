package dev.confab.processors.view;

import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A user's membership in a chat, or the mark of a former one. Key: user id, chat id.
 *
 * @param seq seq, in that chat, of the last change of it
 * @param member a member now?
 * @param joinedSeq seq of the event that began it, the last time
 */
public record UserChatRow(long seq, boolean member, long joinedSeq) {
  /** The row's key. */
  public static byte[] key(UUID userId, UUID chatId) {
    return ByteBuffer.allocate(2 * Ids.BYTES).put(Ids.bytes(userId)).put(Ids.bytes(chatId)).array();
  }

  /** The chat in a row's key. */
  public static UUID chatOf(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key, Ids.BYTES, Ids.BYTES);
    return new UUID(in.getLong(), in.getLong());
  }

  byte[] toBytes() {
    return new RowOut().number(seq).flag(member).number(joinedSeq).bytes();
  }

  /** Reads a row. */
  public static UserChatRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new UserChatRow(in.number(), in.flag(), in.number());
  }
}
