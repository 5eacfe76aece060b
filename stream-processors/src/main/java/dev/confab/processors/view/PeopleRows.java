package dev.confab.processors.view;

import dev.confab.processors.view.ListedRow.Of;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.PeopleEvent;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserUnblocked;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Writes rows of how users stand to others; a row is written by newer events only. */
final class PeopleRows {
  private PeopleRows() {}

  static void put(KeyValueStore<byte[], byte[]> rows, PeopleEvent event) {
    UUID userId = event.userId();
    switch (event) {
      case ProfileChanged changed ->
          putIfNewer(rows, ProfileRow.key(userId), event, ProfileRow.of(changed).toBytes());
      case PrivacyChanged changed ->
          putIfNewer(
              rows,
              PrivacyRow.key(userId),
              event,
              new PrivacyRow(event.version(), changed.privacy()).toBytes());
      case SettingsChanged changed ->
          putIfNewer(rows, SettingsRow.key(userId), event, SettingsRow.of(changed).toBytes());
      case ContactAdded added ->
          list(rows, Of.CONTACTS.key(userId, added.contactId()), event, alias(added));
      case ContactRemoved removed ->
          takeOff(rows, Of.CONTACTS.key(userId, removed.contactId()), event);
      case UserBlocked blocked -> list(rows, Of.BLOCKS.key(userId, blocked.other()), event, null);
      case UserUnblocked unblocked ->
          takeOff(rows, Of.BLOCKS.key(userId, unblocked.other()), event);
    }
  }

  private static void list(
      KeyValueStore<byte[], byte[]> rows, byte[] key, PeopleEvent event, @Nullable String alias) {
    byte[] before = rows.get(key);
    ListedRow was = before == null ? null : ListedRow.fromBytes(before);
    putIfNewer(
        rows, key, event, ListedRow.listed(was, event.version(), event.at(), alias).toBytes());
  }

  private static void takeOff(KeyValueStore<byte[], byte[]> rows, byte[] key, PeopleEvent event) {
    putIfNewer(rows, key, event, ListedRow.gone(event.version(), event.at()).toBytes());
  }

  /** All these rows begin with their version. */
  private static void putIfNewer(
      KeyValueStore<byte[], byte[]> rows, byte[] key, PeopleEvent event, byte[] row) {
    byte[] before = rows.get(key);
    if (before == null || new RowIn(before).number() < event.version()) {
      rows.put(key, row);
    }
  }

  private static @Nullable String alias(ContactAdded added) {
    ContactAlias alias = added.content();
    return alias == null ? null : alias.alias();
  }
}
