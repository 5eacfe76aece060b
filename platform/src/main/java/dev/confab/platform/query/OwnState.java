package dev.confab.platform.query;

import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.UserSettings;
import java.util.List;

/**
 * What a user has said of themselves and of others, as of one moment.
 *
 * @param version number of the user's last change that it includes; 0: none is known
 * @param profile what others are shown; the name is empty if there is no account
 * @param privacy who sees what
 * @param settings what they want of clients
 * @param contacts whom they have as contacts, by their ids
 * @param blocks whom they have blocked, by their ids
 */
public record OwnState(
    long version,
    Profile profile,
    Privacy privacy,
    UserSettings settings,
    List<Contact> contacts,
    List<Block> blocks) {
  public OwnState {
    contacts = List.copyOf(contacts);
    blocks = List.copyOf(blocks);
  }
}
