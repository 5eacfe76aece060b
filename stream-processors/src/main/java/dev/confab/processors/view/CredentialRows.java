package dev.confab.processors.view;

import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.SessionStored;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of passwords and sessions. A tombstone has no version: the mark keeps that of what it
 * ends, which a replay brings again.
 */
final class CredentialRows {
  private CredentialRows() {}

  static void put(KeyValueStore<byte[], byte[]> rows, PasswordSet event) {
    PasswordRow before = password(rows, event.userId());
    if (before == null || event.version() > before.version()) {
      put(rows, event.userId(), new PasswordRow(event.version(), event.passwordHash()));
    }
  }

  static void put(KeyValueStore<byte[], byte[]> rows, SessionStored event) {
    byte[] key = SessionRow.key(event.userId(), event.sessionId());
    SessionRow before = session(rows, key);
    if (before == null || event.version() > before.version()) {
      rows.put(key, SessionRow.of(event).toBytes());
      dropStale(rows, event);
    }
  }

  static void end(KeyValueStore<byte[], byte[]> rows, CredentialKey credential) {
    if (credential.credentialId().equals(PasswordSet.CREDENTIAL_ID)) {
      PasswordRow before = password(rows, credential.userId());
      if (before != null) {
        put(rows, credential.userId(), new PasswordRow(before.version(), null));
      }
      return;
    }
    byte[] key = SessionRow.key(credential.userId(), credential.credentialId());
    SessionRow before = session(rows, key);
    if (before != null) {
      rows.put(key, before.ended().toBytes());
    }
  }

  /** A session that expires leaves no event, so the next one of its user clears it away. */
  private static void dropStale(KeyValueStore<byte[], byte[]> rows, SessionStored event) {
    for (SessionRow row : SessionRow.allOf(event.userId(), rows)) {
      if (row.isStale(event.at())) {
        rows.delete(SessionRow.key(event.userId(), row.sessionId()));
      }
    }
  }

  private static @Nullable SessionRow session(KeyValueStore<byte[], byte[]> rows, byte[] key) {
    byte[] bytes = rows.get(key);
    return bytes == null ? null : SessionRow.fromBytes(bytes);
  }

  private static @Nullable PasswordRow password(KeyValueStore<byte[], byte[]> rows, UUID userId) {
    byte[] bytes = rows.get(PasswordRow.key(userId));
    return bytes == null ? null : PasswordRow.fromBytes(bytes);
  }

  private static void put(KeyValueStore<byte[], byte[]> rows, UUID userId, PasswordRow row) {
    rows.put(PasswordRow.key(userId), row.toBytes());
  }
}
