package dev.confab.processors.view;

import dev.confab.processors.view.ViewPartition.Applied;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.MailTokenEnded;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenUsed;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.PeopleEvent;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.SessionStored;
import dev.confab.schemas.user.UserEvent;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * User events to account rows, credential events to rows of passwords and sessions, presence events
 * to rows of who is there. Each row has one source, so one version. Mailed tokens are no business
 * of the view.
 */
final class AccountsProcessor extends ViewProcessor {
  private final TopicCodec<UserEvent> users;
  private final TopicCodec<CredentialEvent> credentials;
  private final TopicCodec<PresenceChanged> presence;

  AccountsProcessor(
      TopicCodec<UserEvent> users,
      TopicCodec<CredentialEvent> credentials,
      TopicCodec<PresenceChanged> presence,
      ViewPartitions partitions) {
    super(AccountsTopology.ACCOUNTS_STORE, partitions);
    this.users = users;
    this.credentials = credentials;
    this.presence = presence;
  }

  @Override
  Applied apply(
      KeyValueStore<byte[], byte[]> rows,
      byte[] key,
      byte @Nullable [] value,
      RecordMetadata origin) {
    int source = sourceOf(origin.topic());
    // Nothing follows an erasure but what an earlier place of the log has: a replay, and secrets,
    // whose topic is not in step with that of the events.
    AccountRow account = account(rows, Ids.fromBytes(key));
    if (account == null || !account.isErased()) {
      switch (source) {
        case AccountsTopology.CREDENTIAL_EVENTS ->
            applyCredential(rows, CredentialKey.fromBytes(key), value);
        case AccountsTopology.PRESENCE_EVENTS -> applyPresence(rows, Ids.fromBytes(key), value);
        default -> applyUser(rows, account, event(value));
      }
    }
    Positions.putIfFurther(rows, source, origin.offset() + 1);
    return new Applied(Ids.fromBytes(key), source, origin.offset() + 1);
  }

  private static int sourceOf(String topic) {
    if (topic.equals(Topics.CREDENTIAL_EVENTS.name())) {
      return AccountsTopology.CREDENTIAL_EVENTS;
    }
    return topic.equals(Topics.PRESENCE_EVENTS.name())
        ? AccountsTopology.PRESENCE_EVENTS
        : AccountsTopology.USER_EVENTS;
  }

  private UserEvent event(byte @Nullable [] value) {
    if (value == null) {
      throw new MalformedRecordException("a user event has no value");
    }
    return users.decode(value);
  }

  private static @Nullable AccountRow account(KeyValueStore<byte[], byte[]> rows, UUID userId) {
    byte[] bytes = rows.get(AccountRow.key(userId));
    return bytes == null ? null : AccountRow.fromBytes(bytes);
  }

  private static void applyUser(
      KeyValueStore<byte[], byte[]> rows, @Nullable AccountRow account, UserEvent event) {
    if (event instanceof AccountErased erased) {
      erase(rows, erased);
    } else {
      applyAccount(rows, account, event);
    }
  }

  /** A tombstone follows an erasure, which takes the row with all others. */
  private void applyPresence(
      KeyValueStore<byte[], byte[]> rows, UUID userId, byte @Nullable [] value) {
    if (value == null) {
      return;
    }
    PresenceRow after = PresenceRow.of(presence.decode(value));
    byte[] before = rows.get(PresenceRow.key(userId));
    if (before == null || PresenceRow.fromBytes(before).version() < after.version()) {
      rows.put(PresenceRow.key(userId), after.toBytes());
    }
  }

  /** Rows of all kinds begin with their user: none is missed, whoever brought it here. */
  private static void erase(KeyValueStore<byte[], byte[]> rows, AccountErased event) {
    Scans.keys(rows, Ids.bytes(event.userId())).forEach(rows::delete);
    rows.put(AccountRow.key(event.userId()), AccountRow.of(event).toBytes());
  }

  /** The account comes last: who sees its version sees all that came with it. */
  private static void applyAccount(
      KeyValueStore<byte[], byte[]> rows, @Nullable AccountRow before, UserEvent event) {
    if (event instanceof PeopleEvent change) {
      PeopleRows.put(rows, change);
    }
    AccountRow after = AccountRow.after(before, event);
    if (after != null
        && (before == null || after.account().version() > before.account().version())) {
      rows.put(AccountRow.key(event.userId()), after.toBytes());
    }
  }

  private void applyCredential(
      KeyValueStore<byte[], byte[]> rows, CredentialKey key, byte @Nullable [] value) {
    if (value == null) {
      CredentialRows.end(rows, key);
      return;
    }
    switch (credentials.decode(value)) {
      case PasswordSet event -> CredentialRows.put(rows, event);
      case SessionStored event -> CredentialRows.put(rows, event);
      case PasswordEnded _,
          SessionEnded _,
          MailTokenIssued _,
          MailTokenUsed _,
          MailTokenEnded _ -> {}
    }
  }
}
