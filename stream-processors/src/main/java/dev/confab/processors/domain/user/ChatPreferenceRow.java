package dev.confab.processors.domain.user;

import dev.confab.schemas.user.ChatPreferences;

/**
 * How a user has a chat in their own list.
 *
 * @param version version of the event that said so last; 0 if none did
 * @param preferences all of them
 */
public record ChatPreferenceRow(long version, ChatPreferences preferences) {
  /** Of a chat of which the user has said nothing. */
  public static final ChatPreferenceRow NEW = new ChatPreferenceRow(0, ChatPreferences.DEFAULT);
}
