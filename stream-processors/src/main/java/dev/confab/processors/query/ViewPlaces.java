package dev.confab.processors.query;

import dev.confab.platform.query.ViewName;
import dev.confab.processors.view.AccountsTopology;
import dev.confab.processors.view.TimelineTopology;
import dev.confab.processors.view.ViewPartitions;

/**
 * The partitions of all views.
 *
 * @param timeline chats
 * @param userChats memberships by user
 * @param accounts accounts and passwords
 * @param names owners of names
 */
public record ViewPlaces(
    ViewPartitions timeline,
    ViewPartitions userChats,
    ViewPartitions accounts,
    ViewPartitions names) {
  /**
   * None of them here yet.
   *
   * @param chats partitions of {@code chat-events}; each is a source of user-chats
   * @param users partitions of {@code user-events}; user-chats has as many
   * @param names partitions of {@code name-events}
   */
  public static ViewPlaces of(int chats, int users, int names) {
    return new ViewPlaces(
        new ViewPartitions(ViewName.TIMELINE, chats, TimelineTopology.SOURCES),
        new ViewPartitions(ViewName.USER_CHATS, users, chats),
        new ViewPartitions(ViewName.ACCOUNTS, users, AccountsTopology.ACCOUNT_SOURCES),
        new ViewPartitions(ViewName.NAMES, names, AccountsTopology.NAME_SOURCES));
  }

  /** The partitions of one view. */
  ViewPartitions of(ViewName view) {
    return switch (view) {
      case TIMELINE -> timeline;
      case USER_CHATS -> userChats;
      case ACCOUNTS -> accounts;
      case NAMES -> names;
    };
  }
}
