package dev.confab.platform.query;

import java.util.List;

/**
 * The part of the query API that is about who is there.
 *
 * @see Views
 */
public interface PresenceViews {
  /**
   * How much users are there, and who may know it; who has no working account is left out. At most
   * 256 users, each named once.
   */
  List<Presence> presences(List<PresenceQuery> queries);
}
