package dev.confab.processors.view;

import dev.confab.schemas.Ids;
import dev.confab.schemas.codec.MalformedRecordException;
import java.nio.ByteBuffer;
import java.util.UUID;

/** What the first stage of user-chats tells the second: a record of its repartition topic. */
sealed interface ByUserRecord {
  /**
   * A user became a member, or ceased to be one.
   *
   * @param userId the user
   * @param chatId the chat
   * @param seq seq of the event
   * @param member a member from here on?
   */
  record Membership(UUID userId, UUID chatId, long seq, boolean member) implements ByUserRecord {}

  /**
   * All memberships before an offset have been told: they are in front of this record, in every
   * partition of the repartition topic.
   *
   * @param source partition of {@code chat-events}
   * @param next the offset
   */
  record Mark(int source, long next) implements ByUserRecord {}

  /** The record key: the user, or the source partition. */
  default byte[] key() {
    return switch (this) {
      case Membership membership -> Ids.bytes(membership.userId);
      case Mark mark -> ByteBuffer.allocate(Integer.BYTES).putInt(mark.source).array();
    };
  }

  /** The record value. */
  default byte[] value() {
    return switch (this) {
      case Membership(UUID userId, UUID chatId, long seq, boolean member) ->
          ByteBuffer.allocate(2 + 2 * Ids.BYTES + Long.BYTES)
              .put(Codec.MEMBERSHIP)
              .put(Ids.bytes(userId))
              .put(Ids.bytes(chatId))
              .putLong(seq)
              .put(member ? (byte) 1 : (byte) 0)
              .array();
      case Mark(int source, long next) ->
          ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES)
              .put(Codec.MARK)
              .putInt(source)
              .putLong(next)
              .array();
    };
  }

  /** Is a value one of a mark? */
  static boolean isMark(byte[] value) {
    return value[0] == Codec.MARK;
  }

  /** Reads a value. */
  static ByUserRecord fromBytes(byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    byte kind = in.get();
    return switch (kind) {
      case Codec.MEMBERSHIP ->
          new Membership(
              new UUID(in.getLong(), in.getLong()),
              new UUID(in.getLong(), in.getLong()),
              in.getLong(),
              in.get() != 0);
      case Codec.MARK -> new Mark(in.getInt(), in.getLong());
      default -> throw new MalformedRecordException("a by-user record has the kind " + kind);
    };
  }

  /** First bytes of values. */
  final class Codec {
    private static final byte MEMBERSHIP = 1;
    private static final byte MARK = 2;

    private Codec() {}
  }
}
