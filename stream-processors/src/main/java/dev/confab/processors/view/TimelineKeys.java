package dev.confab.processors.view;

import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Row keys of the timeline: chat id, kind of row, sub-key; all big endian, so that the rows of a
 * chat lie together and in the order of their seq.
 */
public final class TimelineKeys {
  private static final byte HEAD = 'h';
  private static final byte MEMBER = 'm';
  private static final byte MESSAGE = 'p';
  private static final byte CHANGE = 'c';
  private static final int SEQ_OFFSET = Ids.BYTES + 1;

  private TimelineKeys() {}

  /** The chat's head. */
  public static byte[] head(UUID chatId) {
    return start(chatId, HEAD, 0).array();
  }

  /** A member, or the mark of a former one. */
  public static byte[] member(UUID chatId, UUID userId) {
    return start(chatId, MEMBER, Ids.BYTES).put(Ids.bytes(userId)).array();
  }

  /** A message. */
  public static byte[] message(UUID chatId, long seq) {
    return start(chatId, MESSAGE, Long.BYTES).putLong(seq).array();
  }

  /** A recent change: the event's bytes. */
  public static byte[] change(UUID chatId, long seq) {
    return start(chatId, CHANGE, Long.BYTES).putLong(seq).array();
  }

  /** The seq in the key of a message or a change. */
  public static long seqOf(byte[] key) {
    return ByteBuffer.wrap(key).getLong(SEQ_OFFSET);
  }

  /** The user in the key of a member. */
  public static UUID userOf(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key, SEQ_OFFSET, Ids.BYTES);
    return new UUID(in.getLong(), in.getLong());
  }

  private static ByteBuffer start(UUID chatId, byte kind, int subKeyBytes) {
    return ByteBuffer.allocate(Ids.BYTES + 1 + subKeyBytes).put(Ids.bytes(chatId)).put(kind);
  }
}
