package dev.confab.processors.store;

import dev.confab.processors.domain.user.AccountRow;
import dev.confab.processors.domain.user.ChatPreferenceRows;
import dev.confab.processors.domain.user.DueKind;
import dev.confab.processors.domain.user.ErasedRow;
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
  private static final byte ERASED = 32;

  /** The last byte of a due row's key; that of claims has none. */
  private static final byte ERASURE_DUE = 1;

  /** Due rows lie before all users, in order of time. */
  private static final UUID TIMES = new UUID(0, 0);

  private final KeyValueStore<Bytes, byte[]> rows;
  private final PeopleRows people;
  private final ChatPreferenceRows chatPreferences;

  /**
   * Something whose time has come.
   *
   * @param kind what
   * @param at since when
   * @param userId whose
   * @param version version of the event that asked for it
   */
  public record Due(DueKind kind, Instant at, UUID userId, long version) {}

  /** Rows in a store that nobody else writes. */
  public UserStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
    this.people = new PeopleStore(rows);
    this.chatPreferences = new ChatPreferenceStore(rows);
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
  public ChatPreferenceRows chatPreferences() {
    return chatPreferences;
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
  public void putDue(DueKind kind, Instant dueAt, UUID userId, long version) {
    rows.put(dueKey(kind, dueAt, userId), UserRowBytes.write(version));
  }

  @Override
  public void removeDue(DueKind kind, Instant dueAt, UUID userId) {
    rows.delete(dueKey(kind, dueAt, userId));
  }

  @Override
  public @Nullable ErasedRow erased(UUID userId) {
    byte[] row = rows.get(RowKeys.of(userId, ERASED));
    return row == null ? null : UserRowBytes.readErased(row);
  }

  /** Rows of kinds that this class does not know go as well: they are found by their user. */
  @Override
  public void erase(UUID userId, ErasedRow mark) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> iterator =
        rows.prefixScan(RowKeys.of(userId), new BytesSerializer())) {
      iterator.forEachRemaining(row -> keys.add(row.key));
    }
    keys.forEach(rows::delete);
    rows.put(RowKeys.of(userId, ERASED), UserRowBytes.write(mark));
  }

  /**
   * What is due, oldest first. A row stays until its command was carried out: asking again returns
   * it again.
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

  private static Bytes dueKey(DueKind kind, Instant dueAt, UUID userId) {
    Bytes key = RowKeys.of(TIMES, DUE, dueAt.toEpochMilli(), userId);
    return switch (kind) {
      case CLAIMS -> key;
      case ERASURE -> RowKeys.longer(key, ERASURE_DUE);
    };
  }

  private static Due readDue(KeyValue<Bytes, byte[]> row) {
    ByteBuffer key = ByteBuffer.wrap(row.key.get()).position(RowKeys.PREFIX_BYTES);
    Instant at = Instant.ofEpochMilli(key.getLong());
    byte[] userId = new byte[Ids.BYTES];
    key.get(userId);
    DueKind kind = key.hasRemaining() ? dueKind(key.get()) : DueKind.CLAIMS;
    return new Due(kind, at, Ids.fromBytes(userId), UserRowBytes.readNumber(row.value));
  }

  private static DueKind dueKind(byte code) {
    if (code != ERASURE_DUE) {
      throw new IllegalStateException("nothing that is due has kind " + code);
    }
    return DueKind.ERASURE;
  }
}
