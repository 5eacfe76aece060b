package dev.confab.processors.store;

import dev.confab.processors.domain.user.AccountRow;
import dev.confab.processors.domain.user.MailTokenRow;
import dev.confab.processors.domain.user.PeopleRows;
import dev.confab.processors.domain.user.SessionRow;
import dev.confab.processors.domain.user.UserRows;
import dev.confab.schemas.Ids;
import dev.confab.schemas.user.MailTokenKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rows of users in a state store of Kafka Streams. Used by its task's thread only. */
public final class UserStore implements UserRows {
  private static final byte ACCOUNT = 1;
  private static final byte SESSION = 2;
  private static final byte IMPORTED = 3;
  private static final byte DUE = 4;
  private static final byte MAIL_TOKEN = 7;

  /** Due rows lie before all users, in order of time. */
  private static final UUID TIMES = new UUID(0, 0);

  private final KeyValueStore<Bytes, byte[]> rows;
  private final PeopleRows people;

  /**
   * A registration whose time is over.
   *
   * @param at since when
   * @param userId whose
   * @param startedVersion version of its RegistrationStarted
   */
  public record Due(Instant at, UUID userId, long startedVersion) {}

  /** Rows in a store that nobody else writes. */
  public UserStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
    this.people = new PeopleStore(rows);
  }

  @Override
  public @Nullable AccountRow account(UUID userId) {
    byte[] row = rows.get(RowKeys.of(userId, ACCOUNT));
    return row == null ? null : UserRowBytes.readAccount(row);
  }

  @Override
  public @Nullable SessionRow session(UUID userId, UUID sessionId) {
    byte[] row = rows.get(RowKeys.of(userId, SESSION, sessionId));
    return row == null ? null : UserRowBytes.readSession(row);
  }

  @Override
  public List<SessionRow> sessions(UUID userId) {
    List<SessionRow> sessions = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> iterator =
        rows.prefixScan(RowKeys.of(userId, SESSION), new BytesSerializer())) {
      iterator.forEachRemaining(row -> sessions.add(UserRowBytes.readSession(row.value)));
    }
    return sessions;
  }

  @Override
  public PeopleRows people() {
    return people;
  }

  @Override
  public long importedPosition(UUID userId, String source) {
    byte[] row = rows.get(RowKeys.of(userId, IMPORTED, source));
    return row == null ? -1 : UserRowBytes.readNumber(row);
  }

  @Override
  public void putAccount(UUID userId, AccountRow account) {
    rows.put(RowKeys.of(userId, ACCOUNT), UserRowBytes.write(account));
  }

  @Override
  public void putSession(UUID userId, SessionRow session) {
    rows.put(RowKeys.of(userId, SESSION, session.sessionId()), UserRowBytes.write(session));
  }

  @Override
  public void removeSession(UUID userId, UUID sessionId) {
    rows.delete(RowKeys.of(userId, SESSION, sessionId));
  }

  @Override
  public @Nullable MailTokenRow mailToken(UUID userId, MailTokenKind kind) {
    byte[] row = rows.get(RowKeys.of(userId, MAIL_TOKEN, kind.credentialId()));
    return row == null ? null : UserRowBytes.readMailToken(row);
  }

  @Override
  public void putMailToken(UUID userId, MailTokenRow token) {
    rows.put(
        RowKeys.of(userId, MAIL_TOKEN, token.kind().credentialId()), UserRowBytes.write(token));
  }

  @Override
  public void putImportedPosition(UUID userId, String source, long position) {
    rows.put(RowKeys.of(userId, IMPORTED, source), UserRowBytes.write(position));
  }

  @Override
  public void putDue(Instant dueAt, UUID userId, long startedVersion) {
    rows.put(dueKey(dueAt, userId), UserRowBytes.write(startedVersion));
  }

  @Override
  public void removeDue(Instant dueAt, UUID userId) {
    rows.delete(dueKey(dueAt, userId));
  }

  /**
   * What is due, oldest first. A row stays until the registration ends: asking again returns it
   * again.
   *
   * @param now what is due at this time or before
   * @param limit how many at most
   */
  public List<Due> dueUntil(Instant now, int limit) {
    List<Due> due = new ArrayList<>();
    Bytes from = RowKeys.of(TIMES, DUE);
    Bytes to = RowKeys.of(TIMES, DUE, now.toEpochMilli() + 1); // no key is that short: exclusive
    try (KeyValueIterator<Bytes, byte[]> iterator = rows.range(from, to)) {
      while (iterator.hasNext() && due.size() < limit) {
        due.add(readDue(iterator.next()));
      }
    }
    return due;
  }

  private static Bytes dueKey(Instant dueAt, UUID userId) {
    return RowKeys.of(TIMES, DUE, dueAt.toEpochMilli(), userId);
  }

  private static Due readDue(KeyValue<Bytes, byte[]> row) {
    ByteBuffer key = ByteBuffer.wrap(row.key.get()).position(RowKeys.PREFIX_BYTES);
    Instant at = Instant.ofEpochMilli(key.getLong());
    byte[] userId = new byte[Ids.BYTES];
    key.get(userId);
    return new Due(at, Ids.fromBytes(userId), UserRowBytes.readNumber(row.value));
  }
}
