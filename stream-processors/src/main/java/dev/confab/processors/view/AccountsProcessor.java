package dev.confab.processors.view;

import dev.confab.processors.view.ViewPartition.Applied;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenUsed;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.SessionStored;
import dev.confab.schemas.user.UserEvent;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * User events to account rows, credential events to password rows. Each row has one source, so one
 * version. Sessions and mailed tokens are no business of the view.
 */
final class AccountsProcessor extends ViewProcessor {
  private final TopicCodec<UserEvent> users;
  private final TopicCodec<CredentialEvent> credentials;

  AccountsProcessor(
      TopicCodec<UserEvent> users,
      TopicCodec<CredentialEvent> credentials,
      ViewPartitions partitions) {
    super(AccountsTopology.ACCOUNTS_STORE, partitions);
    this.users = users;
    this.credentials = credentials;
  }

  @Override
  Applied apply(
      KeyValueStore<byte[], byte[]> rows,
      byte[] key,
      byte @Nullable [] value,
      RecordMetadata origin) {
    boolean credential = origin.topic().equals(Topics.CREDENTIAL_EVENTS.name());
    if (credential) {
      applyCredential(rows, CredentialKey.fromBytes(key), value);
    } else if (value != null) {
      applyAccount(rows, users.decode(value));
    } else {
      throw new MalformedRecordException("a user event has no value");
    }
    int source = credential ? AccountsTopology.CREDENTIAL_EVENTS : AccountsTopology.USER_EVENTS;
    Positions.putIfFurther(rows, source, origin.offset() + 1);
    return new Applied(Ids.fromBytes(key), source, origin.offset() + 1);
  }

  private static void applyAccount(KeyValueStore<byte[], byte[]> rows, UserEvent event) {
    byte[] key = AccountRow.key(event.userId());
    byte[] bytes = rows.get(key);
    AccountRow before = bytes == null ? null : AccountRow.fromBytes(bytes);
    AccountRow after = AccountRow.after(before, event);
    if (after != null
        && (before == null || after.account().version() > before.account().version())) {
      rows.put(key, after.toBytes());
    }
  }

  private void applyCredential(
      KeyValueStore<byte[], byte[]> rows, CredentialKey key, byte @Nullable [] value) {
    if (value == null) {
      if (key.credentialId().equals(PasswordSet.CREDENTIAL_ID)) {
        deletePassword(rows, key.userId());
      }
      return;
    }
    switch (credentials.decode(value)) {
      case PasswordSet event -> {
        PasswordRow before = password(rows, event.userId());
        if (before == null || event.version() > before.version()) {
          put(rows, event.userId(), new PasswordRow(event.version(), event.passwordHash()));
        }
      }
      case PasswordEnded _,
          SessionStored _,
          SessionEnded _,
          MailTokenIssued _,
          MailTokenUsed _ -> {}
    }
  }

  /** A tombstone has no version: the mark keeps that of the hash, which a replay brings again. */
  private static void deletePassword(KeyValueStore<byte[], byte[]> rows, UUID userId) {
    PasswordRow before = password(rows, userId);
    if (before != null) {
      put(rows, userId, new PasswordRow(before.version(), null));
    }
  }

  private static @Nullable PasswordRow password(KeyValueStore<byte[], byte[]> rows, UUID userId) {
    byte[] bytes = rows.get(PasswordRow.key(userId));
    return bytes == null ? null : PasswordRow.fromBytes(bytes);
  }

  private static void put(KeyValueStore<byte[], byte[]> rows, UUID userId, PasswordRow row) {
    rows.put(PasswordRow.key(userId), row.toBytes());
  }
}
