package dev.confab.processors.domain.user;

import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.PeopleEvent;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserSettings;
import dev.confab.schemas.user.UserUnblocked;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns facts about how people stand to each other into rows. */
final class PeopleEvolver {
  private PeopleEvolver() {}

  /** The account after an event; it is at the event's version already. */
  static AccountRow account(PeopleEvent event, AccountRow account) {
    return event instanceof ProfileChanged changed
        ? account.withDisplayName(Profiles.nameDigest(changed.content()))
        : account;
  }

  static void evolve(PeopleEvent event, PeopleRows rows) {
    UUID userId = event.userId();
    PersonRow person = rows.person(userId).at(event.version());
    rows.putPerson(
        userId,
        switch (event) {
          case ProfileChanged changed -> person.withDetails(details(changed.content()));
          case ContactAdded added -> add(added, person, rows);
          case ContactRemoved removed -> {
            rows.removeContact(userId, removed.contactId());
            yield person.withContacts(person.contacts() - 1);
          }
          case UserBlocked blocked -> {
            rows.putBlock(userId, blocked.other());
            yield person.withBlocks(person.blocks() + 1);
          }
          case UserUnblocked unblocked -> {
            rows.removeBlock(userId, unblocked.other());
            yield person.withBlocks(person.blocks() - 1);
          }
          case PrivacyChanged changed -> person.withPrivacy(Settings.digest(changed.privacy()));
          case SettingsChanged changed -> person.withSettings(digest(changed.content()));
        });
  }

  private static PersonRow add(ContactAdded added, PersonRow person, PeopleRows rows) {
    boolean known = rows.contact(added.userId(), added.contactId()) != null;
    rows.putContact(
        added.userId(), added.contactId(), Contacts.row(added.content(), added.sealed() != null));
    return known ? person : person.withContacts(person.contacts() + 1);
  }

  private static @Nullable Sha256 details(@Nullable Profile profile) {
    return profile == null ? null : Profiles.detailsDigest(profile);
  }

  private static @Nullable Sha256 digest(@Nullable UserSettings settings) {
    return settings == null ? null : Settings.digest(settings);
  }
}
