package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.ViewName;
import dev.confab.schemas.Bytes;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Ids;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.DeletionRequested;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.SessionStored;
import dev.confab.schemas.user.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * An erased account stays erased, from wherever the two logs are read again and in whatever order
 * they come.
 */
class ErasureReplayTest {
  private static final InMemorySchemaIds IDS = new InMemorySchemaIds();
  private static final TopicCodec<UserEvent> USERS = Topics.USER_EVENTS.codec(IDS);
  private static final TopicCodec<CredentialEvent> CREDENTIALS =
      Topics.CREDENTIAL_EVENTS.codec(IDS);
  private static final TopicCodec<PresenceChanged> PRESENCE = Topics.PRESENCE_EVENTS.codec(IDS);
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final UUID SESSION = new UUID(5, 1);

  private static final List<UserEvent> EVENTS =
      List.of(
          started(Users.ANNA, "anna"),
          started(Users.BEN, "ben"),
          new AccountRegistered(Users.ANNA, 3, NOW),
          new AccountRegistered(Users.BEN, 3, NOW),
          new DisplayNameChanged(Users.ANNA, 4, NOW, new DisplayName("Anna A."), null, null),
          new DeletionRequested(Users.ANNA, 6, NOW, Users.ANNA, NOW),
          new AccountErased(Users.ANNA, 7, NOW));

  /** Without a value: the end of it. */
  private record Secret(CredentialKey key, byte[] value) {}

  private static final List<Secret> SECRETS =
      List.of(
          secret(new PasswordSet(Users.ANNA, 2, NOW, "$argon2id$anna")),
          secret(new PasswordSet(Users.BEN, 2, NOW, "$argon2id$ben")),
          secret(stored(Users.ANNA)),
          secret(stored(Users.BEN)),
          new Secret(new CredentialKey(Users.ANNA, SESSION), null),
          new Secret(new CredentialKey(Users.ANNA, PasswordSet.CREDENTIAL_ID), null));

  @Test
  void of_an_erased_user_one_row_is_left_that_tells_nothing() {
    Map<String, Bytes> rows = rowsAfter(new Random(1), 0);

    List<String> annas =
        rows.keySet().stream()
            .filter(key -> key.startsWith(Bytes.copyOf(Ids.bytes(Users.ANNA)).toString()))
            .toList();
    assertThat(annas).containsExactly(Bytes.copyOf(AccountRow.key(Users.ANNA)).toString());
    assertThat(AccountRow.fromBytes(rows.get(annas.getFirst()).toArray()).account())
        .isEqualTo(Account.erased(Users.ANNA, 7, NOW));
    // and of nobody else any is missing: account, password, session
    assertThat(rows.keySet())
        .filteredOn(key -> key.startsWith(Bytes.copyOf(Ids.bytes(Users.BEN)).toString()))
        .hasSize(3);
  }

  @Test
  void any_replay_in_any_order_gives_the_same_rows() {
    Map<String, Bytes> once = rowsAfter(new Random(1), 0);
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      assertThat(rowsAfter(random, random.nextInt(4))).as("seed %d", seed).isEqualTo(once);
    }
  }

  @Test
  void a_replay_that_has_not_come_to_the_erasure_again_brings_nothing_back() {
    try (Replayed view = view()) {
      play(view, new Random(1), 0, 0);
      Map<String, Bytes> rows = view.rows();
      for (int offset = 0; offset < EVENTS.size() - 1; offset++) {
        user(view, offset);
        assertThat(view.rows()).isEqualTo(rows);
      }
      for (int offset = 0; offset < 4; offset++) {
        credential(view, offset);
        assertThat(view.rows()).isEqualTo(rows);
      }
    }
  }

  private static Map<String, Bytes> rowsAfter(Random random, int replays) {
    try (Replayed view = view()) {
      play(view, random, 0, 0);
      for (int i = 0; i < replays; i++) {
        play(view, random, random.nextInt(EVENTS.size()), random.nextInt(SECRETS.size()));
      }
      return view.rows();
    }
  }

  /** Both logs to their ends, in an order of chance between them. */
  private static void play(Replayed view, Random random, int userFrom, int credentialFrom) {
    List<Boolean> order = new ArrayList<>();
    for (int i = userFrom; i < EVENTS.size(); i++) {
      order.add(true);
    }
    for (int i = credentialFrom; i < SECRETS.size(); i++) {
      order.add(random.nextInt(order.size() + 1), false);
    }
    int user = userFrom;
    int credential = credentialFrom;
    for (boolean isUser : order) {
      if (isUser) {
        user(view, user++);
      } else {
        credential(view, credential++);
      }
    }
  }

  private static void user(Replayed view, int offset) {
    UserEvent event = EVENTS.get(offset);
    view.deliver(Topics.USER_EVENTS.name(), offset, Ids.bytes(event.userId()), USERS.encode(event));
  }

  private static void credential(Replayed view, int offset) {
    Secret secret = SECRETS.get(offset);
    view.deliver(Topics.CREDENTIAL_EVENTS.name(), offset, secret.key().bytes(), secret.value());
  }

  private static Secret secret(CredentialEvent event) {
    return new Secret(
        new CredentialKey(event.userId(), event.credentialId()), CREDENTIALS.encode(event));
  }

  private static SessionStored stored(UUID userId) {
    return new SessionStored(
        userId, 5, NOW, SESSION, Sha256.ofParts("secret"), NOW, "Browser/1", NOW.plusSeconds(60));
  }

  private static RegistrationStarted started(UUID userId, String name) {
    return new RegistrationStarted(
        userId,
        1,
        NOW,
        new Cause("r-1", Sha256.ofParts("r-1")),
        new AccountProfile(name, name + "@example.org", name),
        null,
        new UUID(3, 1),
        new UUID(3, 2),
        false);
  }

  private static Replayed view() {
    return new Replayed(
        AccountsTopology.ACCOUNTS_STORE,
        ViewName.ACCOUNTS,
        AccountsTopology.ACCOUNT_SOURCES,
        partitions -> new AccountsProcessor(USERS, CREDENTIALS, PRESENCE, partitions));
  }
}
