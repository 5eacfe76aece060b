package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.ViewName;
import dev.confab.schemas.Bytes;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Ids;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.InterfaceSettings;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserEvent;
import dev.confab.schemas.user.UserSettings;
import dev.confab.schemas.user.UserUnblocked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** However often and from wherever the log is read again, the rows of people are the same. */
class PeopleReplayTest {
  private static final InMemorySchemaIds IDS = new InMemorySchemaIds();
  private static final TopicCodec<UserEvent> USERS = Topics.USER_EVENTS.codec(IDS);
  private static final TopicCodec<CredentialEvent> CREDENTIALS =
      Topics.CREDENTIAL_EVENTS.codec(IDS);
  private static final TopicCodec<PresenceChanged> PRESENCE = Topics.PRESENCE_EVENTS.codec(IDS);
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final int EVENTS = 60;

  @Test
  void any_replay_of_any_prefix_from_any_earlier_offset_gives_the_same_rows() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<UserEvent> events = events(random);
    // Shortest prefix first: the first failure is the smallest.
    for (int prefix = 1; prefix <= EVENTS; prefix++) {
      List<Integer> places = Deliveries.of(random, prefix);

      assertThat(rowsAfter(events, places))
          .as("seed %d, places %s", seed, places)
          .isEqualTo(rowsAfter(events, Deliveries.once(0, prefix)));
    }
  }

  private static List<UserEvent> events(Random random) {
    List<UserEvent> events = new ArrayList<>();
    events.add(
        new RegistrationStarted(
            Users.ANNA,
            1,
            NOW,
            new Cause("r", Sha256.ofParts("r")),
            new AccountProfile("anna", null, "Anna"),
            null,
            new UUID(6, 1),
            null,
            true));
    for (long version = 2; version <= EVENTS; version++) {
      events.add(event(random, version));
    }
    return events;
  }

  private static UserEvent event(Random random, long version) {
    UUID other = new UUID(9, random.nextInt(3));
    Instant at = NOW.plusSeconds(version);
    return switch (random.nextInt(7)) {
      case 0 -> new ProfileChanged(Users.ANNA, version, at, profile(version), null);
      case 1 -> new ContactAdded(Users.ANNA, version, at, other, alias(version), null);
      case 2 -> new ContactRemoved(Users.ANNA, version, at, other);
      case 3 -> new UserBlocked(Users.ANNA, version, at, other);
      case 4 -> new UserUnblocked(Users.ANNA, version, at, other);
      case 5 -> new PrivacyChanged(Users.ANNA, version, at, privacy(random));
      default -> new SettingsChanged(Users.ANNA, version, at, settings(version), null);
    };
  }

  private static Profile profile(long version) {
    return new Profile("Anna" + version, "bio " + version, null, null);
  }

  private static ContactAlias alias(long version) {
    return new ContactAlias("alias " + version);
  }

  private static Privacy privacy(Random random) {
    return new Privacy(
        Audience.CONTACTS, Audience.NOBODY, Audience.EVERYBODY, random.nextBoolean(), true);
  }

  private static UserSettings settings(long version) {
    return new UserSettings(
        UserSettings.DEFAULT.notifications(), new InterfaceSettings("x" + version, Theme.LIGHT));
  }

  private static Map<String, Bytes> rowsAfter(List<UserEvent> events, List<Integer> offsets) {
    try (Replayed view =
        new Replayed(
            AccountsTopology.ACCOUNTS_STORE,
            ViewName.ACCOUNTS,
            AccountsTopology.ACCOUNT_SOURCES,
            partitions -> new AccountsProcessor(USERS, CREDENTIALS, PRESENCE, partitions))) {
      for (int offset : offsets) {
        UserEvent event = events.get(offset);
        view.deliver(
            Topics.USER_EVENTS.name(), offset, Ids.bytes(event.userId()), USERS.encode(event));
      }
      return view.rows();
    }
  }
}
