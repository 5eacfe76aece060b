package dev.confab.schemas;

import static dev.confab.schemas.catalogue.Topics.USER_COMMANDS;
import static dev.confab.schemas.catalogue.Topics.USER_EVENTS;

import dev.confab.schemas.user.AddContact;
import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.BlockUser;
import dev.confab.schemas.user.ChangePrivacy;
import dev.confab.schemas.user.ChangeProfile;
import dev.confab.schemas.user.ChangeSettings;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.DoNotDisturb;
import dev.confab.schemas.user.InterfaceSettings;
import dev.confab.schemas.user.NotificationSettings;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.RemoveContact;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UnblockUser;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserSettings;
import dev.confab.schemas.user.UserUnblocked;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Samples of how people stand to each other. */
final class PeopleSamples {
  private static final UUID ALICE = UUID.fromString("a11ce000-0000-4000-8000-000000000002");
  private static final UUID BOB = UUID.fromString("b0b00000-0000-4000-8000-000000000003");
  private static final Instant AT = Instant.parse("2026-11-21T12:34:56.789Z");
  private static final Sealed SEALED =
      new Sealed("key-1", Bytes.copyOf(new byte[] {1, 2, 3}), Bytes.copyOf(new byte[] {4, 5, -1}));
  private static final Profile PROFILE =
      new Profile("Ally", "I fall.\nDown holes 🐇", "late for tea", "+441632960961");
  private static final ContactAlias ALIAS = new ContactAlias("Bobby");
  private static final Privacy PRIVACY =
      new Privacy(Audience.NOBODY, Audience.CONTACTS, Audience.EVERYBODY, false, true);
  private static final UserSettings SETTINGS =
      new UserSettings(
          new NotificationSettings(true, false, true, new DoNotDisturb(1320, 420, "Europe/London")),
          new InterfaceSettings("en-GB", Theme.DARK));

  private PeopleSamples() {}

  static List<Sample<?>> all() {
    return List.of(
        new Sample<>(USER_COMMANDS, new ChangeProfile(ALICE, PROFILE, SEALED, AT)),
        new Sample<>(USER_COMMANDS, new AddContact(ALICE, BOB, ALIAS, SEALED, AT)),
        new Sample<>(USER_COMMANDS, new RemoveContact(ALICE, BOB, AT)),
        new Sample<>(USER_COMMANDS, new BlockUser(ALICE, BOB, AT)),
        new Sample<>(USER_COMMANDS, new UnblockUser(ALICE, BOB, AT)),
        new Sample<>(USER_COMMANDS, new ChangePrivacy(ALICE, PRIVACY, AT)),
        new Sample<>(USER_COMMANDS, new ChangeSettings(ALICE, SETTINGS, SEALED, AT)),
        new Sample<>(USER_EVENTS, new ProfileChanged(ALICE, 8, AT, PROFILE, SEALED)),
        new Sample<>(USER_EVENTS, new ContactAdded(ALICE, 9, AT, BOB, ALIAS, SEALED)),
        new Sample<>(USER_EVENTS, new ContactRemoved(ALICE, 10, AT, BOB)),
        new Sample<>(USER_EVENTS, new UserBlocked(ALICE, 11, AT, BOB)),
        new Sample<>(USER_EVENTS, new UserUnblocked(ALICE, 12, AT, BOB)),
        new Sample<>(USER_EVENTS, new PrivacyChanged(ALICE, 13, AT, PRIVACY)),
        new Sample<>(USER_EVENTS, new SettingsChanged(ALICE, 14, AT, SETTINGS, SEALED)));
  }
}
