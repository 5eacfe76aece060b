package dev.confab.processors.query;

import dev.confab.platform.query.Session;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.Deadline;
import dev.confab.processors.view.SessionRow;
import dev.confab.processors.view.ViewPartitions;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Queries over sessions, which lie beside their user's account. */
final class SessionQueries {
  private final ViewPartitions accounts;

  SessionQueries(ViewPartitions accounts) {
    this.accounts = accounts;
  }

  List<Session> sessions(UUID userId, UUID known) {
    List<SessionRow> rows =
        accounts
            .of(userId)
            .readWhen(
                userId,
                store -> SessionRow.allOf(userId, store),
                found -> found.stream().anyMatch(row -> row.sessionId().equals(known)),
                Deadline.in(Views.PATIENCE));
    return rows.stream().map(SessionRow::session).filter(Objects::nonNull).toList();
  }

  boolean ended(UUID userId, UUID sessionId) {
    return accounts
        .of(userId)
        .readWhen(
            userId,
            store -> isEnded(store, userId, sessionId),
            ended -> ended,
            Deadline.in(Views.PATIENCE));
  }

  private static boolean isEnded(
      ReadOnlyKeyValueStore<byte[], byte[]> store, UUID userId, UUID sessionId) {
    byte[] row = store.get(SessionRow.key(userId, sessionId));
    return row != null && SessionRow.fromBytes(row).session() == null;
  }
}
