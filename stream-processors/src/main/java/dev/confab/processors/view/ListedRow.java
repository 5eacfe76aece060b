package dev.confab.processors.view;

import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on one of a user's lists, or the mark of somebody who was taken off it.
 *
 * @param version version of the user's change that it is of
 * @param since when they came onto the list; of a mark, when they were taken off
 * @param listed on the list? no: the mark
 * @param alias the user's own name for them; null if they have none
 */
public record ListedRow(long version, Instant since, boolean listed, @Nullable String alias) {
  private static final UUID FIRST_ID = new UUID(0, 0);
  private static final UUID LAST_ID = new UUID(-1, -1);

  /** The lists that a user has. */
  public enum Of {
    /** Their contacts. */
    CONTACTS('c'),
    /** Whom they have blocked. */
    BLOCKS('b');

    private final byte kind;

    Of(char kind) {
      this.kind = (byte) kind;
    }

    /** The key of a row. */
    public byte[] key(UUID userId, UUID other) {
      return UserKeys.of(userId, kind, other);
    }

    /** The lowest key that a row of the user can have. */
    public byte[] firstKey(UUID userId) {
      return key(userId, FIRST_ID);
    }

    /** The highest. */
    public byte[] lastKey(UUID userId) {
      return key(userId, LAST_ID);
    }
  }

  /** The other person in a key. */
  public static UUID otherOf(byte[] key) {
    ByteBuffer bytes = ByteBuffer.wrap(key, Ids.BYTES + 1, Ids.BYTES);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** Reads a row. */
  public static ListedRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new ListedRow(in.number(), in.time(), in.flag(), in.textOrNull());
  }

  /** Somebody who comes onto a list, or stays on it under another name. */
  static ListedRow listed(
      @Nullable ListedRow before, long version, Instant at, @Nullable String alias) {
    return new ListedRow(version, before != null && before.listed ? before.since : at, true, alias);
  }

  /** The mark. */
  static ListedRow gone(long version, Instant at) {
    return new ListedRow(version, at, false, null);
  }

  byte[] toBytes() {
    return new RowOut().number(version).time(since).flag(listed).text(alias).bytes();
  }
}
