package dev.confab.processors.view;

import dev.confab.platform.query.Session;
import dev.confab.schemas.user.SessionStored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A user's session, or the mark of one that was ended, without what is personal in it.
 *
 * @param sessionId the session
 * @param version version of the user's change that stored it last
 * @param expiresAt when it ended by itself, or would have
 * @param session what queries show; null: the mark
 */
public record SessionRow(
    UUID sessionId, long version, Instant expiresAt, @Nullable Session session) {
  private static final byte KIND = 's';

  /** How long after its end a row is kept, so that a replay does not bring the session back. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** The row's key. */
  public static byte[] key(UUID userId, UUID sessionId) {
    return UserKeys.of(userId, KIND, sessionId);
  }

  /** All rows of a user, marks too. */
  public static List<SessionRow> allOf(UUID userId, ReadOnlyKeyValueStore<byte[], byte[]> rows) {
    List<SessionRow> all = new ArrayList<>();
    try (KeyValueIterator<byte[], byte[]> found =
        rows.prefixScan(UserKeys.of(userId, KIND), new ByteArraySerializer())) {
      found.forEachRemaining(row -> all.add(fromBytes(row.value)));
    }
    return all;
  }

  /** Reads a row. */
  public static SessionRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    UUID sessionId = in.uuid();
    long version = in.number();
    Instant expiresAt = in.time();
    Session session =
        in.flag() ? new Session(sessionId, in.textOrNull(), in.time(), in.time(), expiresAt) : null;
    return new SessionRow(sessionId, version, expiresAt, session);
  }

  static SessionRow of(SessionStored event) {
    return new SessionRow(
        event.sessionId(),
        event.version(),
        event.expiresAt(),
        new Session(
            event.sessionId(), event.device(), event.createdAt(), event.at(), event.expiresAt()));
  }

  /** The mark of its end. */
  SessionRow ended() {
    return new SessionRow(sessionId, version, expiresAt, null);
  }

  /** Is it of no use any more at a time? */
  boolean isStale(Instant at) {
    return expiresAt.plus(KEPT).isBefore(at);
  }

  byte[] toBytes() {
    RowOut out = new RowOut().uuid(sessionId).number(version).time(expiresAt).flag(session != null);
    return (session == null
            ? out
            : out.text(session.device()).time(session.createdAt()).time(session.lastUsedAt()))
        .bytes();
  }
}
