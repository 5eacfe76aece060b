package dev.confab.processors.query;

import java.util.Collection;

/** The bounds that {@link dev.confab.platform.query.Views} states; asking for more is a bug. */
final class Limits {
  /** Chats or users asked for at once. */
  static final int IDS = 256;

  /** Members, or chats of a user, on one page. */
  static final int PAGE = 1_000;

  /** Messages on one page. */
  static final int MESSAGES = 200;

  /** Events that a snapshot shows: the newest. */
  static final int SNAPSHOT_EVENTS = 50;

  private Limits() {}

  static void checkIds(Collection<?> ids) {
    if (ids.size() > IDS) {
      throw new IllegalArgumentException("at most " + IDS + " ids, not " + ids.size());
    }
  }

  static void checkPage(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new IllegalArgumentException("a page has 1 to " + most + " entries, not " + limit);
    }
  }
}
