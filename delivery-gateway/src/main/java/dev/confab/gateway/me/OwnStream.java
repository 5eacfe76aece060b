package dev.confab.gateway.me;

import dev.confab.gateway.protocol.OwnRow;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.gateway.room.Subscriber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One session's own state on its way. While a view is asked, changes wait: they go out behind its
 * answer, which may be older than they are.
 */
final class OwnStream {
  /** Some 60 KB a frame. */
  private static final int MAX_ROWS = 500;

  /** With a change, what a client keeps as its version: the next time it is told all. */
  private static final String UNKNOWN = "";

  private final Subscriber session;

  /** By kind and chat the newest of what waits, the newest last; null once nothing waits. */
  private @Nullable Map<Row, OwnRow> waiting = new LinkedHashMap<>();

  private record Row(String kind, UUID chat) {}

  OwnStream(Subscriber session) {
    this.session = session;
  }

  Subscriber session() {
    return session;
  }

  /** Something has changed; never blocks. */
  synchronized void change(List<OwnRow> rows) {
    Map<Row, OwnRow> held = waiting;
    if (held == null) {
      session.send(ServerFrames.me(UNKNOWN, false, rows));
      return;
    }
    for (OwnRow row : rows) {
      Row key = new Row(row.kind(), row.chat());
      held.remove(key);
      held.put(key, row);
    }
  }

  /**
   * Sends what a view says, no faster than the client reads, and then what has changed meanwhile.
   *
   * @param known the version that the client has; if the rows are of that one, they are not sent
   */
  void begin(String known, List<OwnRow> rows) {
    String version = OwnRows.version(rows);
    if (version.equals(known)) {
      session.send(ServerFrames.me(version, false, List.of()));
    } else if (!sendAll(version, rows)) {
      return;
    }
    release();
  }

  /** Only the last frame names the version: who got less has none. */
  private boolean sendAll(String version, List<OwnRow> rows) {
    int from = 0;
    do {
      if (!session.awaitDrained()) {
        return false;
      }
      int to = Math.min(from + MAX_ROWS, rows.size());
      String reached = to == rows.size() ? version : UNKNOWN;
      session.send(ServerFrames.me(reached, from == 0, rows.subList(from, to)));
      from = to;
    } while (from < rows.size());
    return true;
  }

  private synchronized void release() {
    Map<Row, OwnRow> held = waiting;
    waiting = null;
    if (held != null && !held.isEmpty()) {
      change(new ArrayList<>(held.values()));
    }
  }
}
