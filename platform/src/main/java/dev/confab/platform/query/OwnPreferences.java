package dev.confab.platform.query;

import java.util.List;

/**
 * How a user has chats in their own list, as of one moment.
 *
 * @param version number of the user's last change that it includes; 0: none is known
 * @param chats all chats of which they have said something, by chat id
 */
public record OwnPreferences(long version, List<ChatPreference> chats) {
  public OwnPreferences {
    chats = List.copyOf(chats);
  }
}
