package dev.confab.gateway.room;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How many members a chat has: a view is asked once, and from then on the ordered events are
 * followed. Guarded by the lock of the room.
 */
final class Headcount {
  /** More changes than this while a view is asked: it is asked again. */
  static final int MOST_CHANGES = 256;

  /** Changes since a view was first asked. */
  private List<Change> changes = List.of();

  private boolean asked;
  private boolean known;
  private long asOf;
  private long members;

  private record Change(long seq, int by) {}

  /** A view is about to be asked: what comes from now on may not be in its answer. */
  void asking() {
    if (!known && !asked) {
      asked = true;
      changes = new ArrayList<>();
    }
  }

  /** The next event of the chat. */
  void take(Delivery event) {
    int by = (event.begins() == null ? 0 : 1) - (event.ends() == null ? 0 : 1);
    if (by == 0) {
      return;
    }
    if (known) {
      members += event.seq() > asOf ? by : 0;
    } else if (asked && changes.size() < MOST_CHANGES) {
      changes.add(new Change(event.seq(), by));
    } else {
      asked = false;
      changes = List.of();
    }
  }

  /**
   * A view has answered; nothing happens if it was not asked, or too much has changed meanwhile.
   *
   * @param lastSeq the last change of the chat that the answer knows; the tail may be behind it
   * @param count members as of that
   */
  void answer(long lastSeq, long count) {
    if (!asked) {
      return;
    }
    known = true;
    asked = false;
    asOf = lastSeq;
    members = count;
    for (Change change : changes) {
      members += change.seq() > lastSeq ? change.by() : 0;
    }
    changes = List.of();
  }

  /** As of the tail, or later; empty if not known. */
  OptionalLong members() {
    return known ? OptionalLong.of(members) : OptionalLong.empty();
  }
}
