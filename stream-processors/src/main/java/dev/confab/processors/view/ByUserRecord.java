package dev.confab.processors.view;

import dev.confab.schemas.Ids;
import dev.confab.schemas.codec.MalformedRecordException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** What the first stage of user-chats tells the second: a record of its repartition topic. */
sealed interface ByUserRecord {
  /** Something of one user in one chat, by the event of a seq. */
  sealed interface OfUser extends ByUserRecord {
    UUID userId();

    UUID chatId();

    long seq();
  }

  /**
   * A user became a member, or ceased to be one.
   *
   * @param userId the user
   * @param chatId the chat
   * @param seq seq of the event
   * @param member a member from here on?
   */
  record Membership(UUID userId, UUID chatId, long seq, boolean member) implements OfUser {}

  /**
   * A user was invited.
   *
   * @param userId the user
   * @param chatId the chat
   * @param seq seq of the event
   * @param by who invited
   * @param at when
   * @param expiresAt until when
   */
  record Invited(UUID userId, UUID chatId, long seq, UUID by, Instant at, Instant expiresAt)
      implements OfUser {}

  /**
   * A user is not invited any more.
   *
   * @param userId the user
   * @param chatId the chat
   * @param seq seq of the event
   */
  record Uninvited(UUID userId, UUID chatId, long seq) implements OfUser {}

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
      case OfUser ofUser -> Ids.bytes(ofUser.userId());
      case Mark mark -> ByteBuffer.allocate(Integer.BYTES).putInt(mark.source).array();
    };
  }

  /** The record value. */
  default byte[] value() {
    return switch (this) {
      case Membership it ->
          Codec.start(Codec.MEMBERSHIP, it, 1).put(it.member ? (byte) 1 : (byte) 0).array();
      case Invited it ->
          Codec.start(Codec.INVITED, it, Ids.BYTES + 2 * Long.BYTES)
              .put(Ids.bytes(it.by))
              .putLong(it.at.toEpochMilli())
              .putLong(it.expiresAt.toEpochMilli())
              .array();
      case Uninvited it -> Codec.start(Codec.UNINVITED, it, 0).array();
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
          new Membership(Codec.uuid(in), Codec.uuid(in), in.getLong(), in.get() != 0);
      case Codec.INVITED ->
          new Invited(
              Codec.uuid(in),
              Codec.uuid(in),
              in.getLong(),
              Codec.uuid(in),
              Instant.ofEpochMilli(in.getLong()),
              Instant.ofEpochMilli(in.getLong()));
      case Codec.UNINVITED -> new Uninvited(Codec.uuid(in), Codec.uuid(in), in.getLong());
      case Codec.MARK -> new Mark(in.getInt(), in.getLong());
      default -> throw new MalformedRecordException("a by-user record has the kind " + kind);
    };
  }

  /** First bytes of values, and what those of users have in common. */
  final class Codec {
    private static final byte MEMBERSHIP = 1;
    private static final byte MARK = 2;
    private static final byte INVITED = 3;
    private static final byte UNINVITED = 4;

    private Codec() {}

    private static ByteBuffer start(byte kind, OfUser record, int moreBytes) {
      return ByteBuffer.allocate(1 + 2 * Ids.BYTES + Long.BYTES + moreBytes)
          .put(kind)
          .put(Ids.bytes(record.userId()))
          .put(Ids.bytes(record.chatId()))
          .putLong(record.seq());
    }

    private static UUID uuid(ByteBuffer in) {
      return new UUID(in.getLong(), in.getLong());
    }
  }
}
