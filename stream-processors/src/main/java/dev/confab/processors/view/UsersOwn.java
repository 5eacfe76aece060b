package dev.confab.processors.view;

import dev.confab.schemas.Ids;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.MessageHidden;
import dev.confab.schemas.user.UserEvent;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What a user's own events change of their chats. The user's version is put last, and events that
 * it knows of are left out, so nothing that an erasure took comes back.
 */
final class UsersOwn {
  private UsersOwn() {}

  static void apply(KeyValueStore<byte[], byte[]> rows, UserEvent event) {
    byte[] versionKey = UserChatKeys.version(event.userId());
    byte[] known = rows.get(versionKey);
    if (known != null && event.version() <= PreferencesRow.version(known)) {
      return;
    }
    if (event instanceof ChatPreferencesChanged changed) {
      rows.put(
          UserChatKeys.preferences(changed.userId(), changed.chatId()),
          PreferencesRow.bytes(changed.preferences()));
    } else if (event instanceof MessageHidden hidden) {
      rows.put(
          UserChatKeys.hidden(hidden.userId(), hidden.chatId(), hidden.messageSeq()),
          PreferencesRow.hidden());
    } else if (event instanceof AccountErased) {
      Scans.keys(rows, Ids.bytes(event.userId())).stream()
          .filter(UserChatKeys::isUsersOwn)
          .forEach(rows::delete);
    }
    rows.put(versionKey, PreferencesRow.version(event.version()));
  }
}
