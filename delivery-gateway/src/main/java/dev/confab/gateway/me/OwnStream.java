package dev.confab.gateway.me;

import dev.confab.gateway.protocol.OwnRow;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.gateway.room.Subscriber;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.UserEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One session's own state on its way. While views are asked, changes wait: they go out behind the
 * answers, which may be older than they are. What the answers have already is left out: of the
 * user's events by their numbers, of marks by theirs; rows of chats have a seq, by which the client
 * does it.
 */
final class OwnStream {
  /** Some 60 KB a frame. */
  private static final int MAX_ROWS = 500;

  /** The name of a part after a change that no view was asked about: it comes again next time. */
  private static final String UNKNOWN = "";

  private final Subscriber session;

  /** What waits; null once nothing waits. */
  private @Nullable Waiting waiting = new Waiting();

  /** What the client has, once it was told. */
  private OwnVersion known = OwnVersion.NONE;

  /** Number of the last change of the user that the client was told of, or need not be. */
  private long told;

  /** Preferences are told up to this number: their view may have been ahead of the other one. */
  private long preferencesTold;

  private record Row(OwnRow.Kind kind, @Nullable UUID of) {}

  /** Of chats and marks the newest rows, the newest last; of the user all events. */
  private static final class Waiting {
    private final Map<Row, OwnRow> chats = new LinkedHashMap<>();
    private final Map<UUID, OwnRow.Mark> marks = new LinkedHashMap<>();
    private final List<UserEvent> events = new ArrayList<>();
  }

  OwnStream(Subscriber session) {
    this.session = session;
  }

  Subscriber session() {
    return session;
  }

  /** Something has changed in chats; never blocks. */
  synchronized void change(List<OwnRow> rows) {
    if (waiting == null) {
      send(Part.CHATS, UNKNOWN, rows);
      return;
    }
    for (OwnRow row : rows) {
      Row key = new Row(row.kind(), row.of());
      waiting.chats.remove(key);
      waiting.chats.put(key, row);
    }
  }

  /** The user has come further; never blocks. */
  synchronized void mark(OwnRow.Mark row) {
    if (waiting == null) {
      send(Part.MARKS, UNKNOWN, List.of(row));
    } else {
      waiting.marks.merge(row.chat(), row, OwnRow.Mark::and);
    }
  }

  /** The next event of the user; never blocks. */
  synchronized void take(UserEvent event) {
    if (waiting == null) {
      tell(event);
    } else {
      waiting.events.add(event);
    }
  }

  /**
   * Sends what views say, no faster than the client reads, and then what has changed meanwhile.
   *
   * @param client what the client has; of what it has already, nothing is sent
   */
  void begin(OwnVersion client, Own own) {
    OwnVersion version = own.version();
    List<OwnRow.Kind> kinds = new ArrayList<>();
    List<OwnRow> rows = new ArrayList<>();
    for (Part part : Part.values()) {
      if (!client.hasSame(part, version)) {
        kinds.addAll(part.kinds());
        rows.addAll(own.rows(part));
      }
    }
    if (sendAll(version, kinds, rows)) {
      boolean same = client.hasSame(Part.USER, version);
      release(version, own, same ? own.state().version() : own.preferences().version());
    }
  }

  /** Only the last frame names the version: who got less has none. */
  private boolean sendAll(OwnVersion version, List<OwnRow.Kind> kinds, List<OwnRow> rows) {
    int from = 0;
    do {
      if (!session.awaitDrained()) {
        return false;
      }
      int to = Math.min(from + MAX_ROWS, rows.size());
      OwnVersion reached = to == rows.size() ? version : OwnVersion.NONE;
      session.send(
          ServerFrames.me(reached.text(), from == 0 ? kinds : List.of(), rows.subList(from, to)));
      from = to;
    } while (from < rows.size());
    return true;
  }

  private synchronized void release(OwnVersion version, Own own, long preferences) {
    known = version;
    told = own.state().version();
    preferencesTold = preferences;
    Waiting held = waiting;
    waiting = null;
    if (held == null) {
      return;
    }
    if (!held.chats.isEmpty()) {
      change(List.copyOf(held.chats.values()));
    }
    own.marks()
        .forEach(
            it ->
                held.marks.remove(
                    it.chatId(), new OwnRow.Mark(it.chatId(), it.receivedNo(), it.readNo())));
    held.marks.values().forEach(this::mark);
    held.events.forEach(this::tell);
  }

  /** What has a number that was told is old: it passes after a view has told it. */
  private void tell(UserEvent event) {
    long number = event.version();
    if (number <= told) {
      return;
    }
    // If one between them did not come, or the client has rows of another number, nobody knows.
    boolean next = number == told + 1 && known.user().equals(Long.toString(told));
    told = number;
    boolean old = event instanceof ChatPreferencesChanged && number <= preferencesTold;
    List<OwnRow> rows = old ? List.of() : OwnRows.of(event);
    String name = next ? Long.toString(number) : UNKNOWN;
    if (rows.isEmpty()) {
      known = known.with(Part.USER, name);
    } else {
      send(Part.USER, name, rows);
    }
  }

  private void send(Part part, String name, List<OwnRow> rows) {
    known = known.with(part, name);
    session.send(ServerFrames.me(known.text(), List.of(), rows));
  }
}
