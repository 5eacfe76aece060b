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
      case ProfileChanged changed -> {
        byte[] row = rows.get(ProfileRow.key(userId));
        if (row == null || ProfileRow.fromBytes(row).version() < event.version()) {
          rows.put(ProfileRow.key(userId), ProfileRow.of(changed).toBytes());
        }
      }
      case PrivacyChanged changed -> {
        byte[] row = rows.get(PrivacyRow.key(userId));
        if (row == null || PrivacyRow.fromBytes(row).version() < event.version()) {
          rows.put(
              PrivacyRow.key(userId), new PrivacyRow(event.version(), changed.privacy()).toBytes());
        }
      }
      case SettingsChanged changed -> {
        byte[] row = rows.get(SettingsRow.key(userId));
        if (row == null || SettingsRow.fromBytes(row).version() < event.version()) {
          rows.put(SettingsRow.key(userId), SettingsRow.of(changed).toBytes());
        }
      }
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
    ListedRow before = row(rows, key);
    if (before == null || before.version() < event.version()) {
      rows.put(key, ListedRow.listed(before, event.version(), event.at(), alias).toBytes());
    }
  }

  private static void takeOff(KeyValueStore<byte[], byte[]> rows, byte[] key, PeopleEvent event) {
    ListedRow before = row(rows, key);
    if (before == null || before.version() < event.version()) {
      rows.put(key, ListedRow.gone(event.version(), event.at()).toBytes());
    }
  }

  private static @Nullable ListedRow row(KeyValueStore<byte[], byte[]> rows, byte[] key) {
    byte[] row = rows.get(key);
    return row == null ? null : ListedRow.fromBytes(row);
  }

  private static @Nullable String alias(ContactAdded added) {
    ContactAlias alias = added.content();
    return alias == null ? null : alias.alias();
  }
}
