package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static dev.confab.processors.view.Users.CARA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Block;
import dev.confab.platform.query.Contact;
import dev.confab.platform.query.Person;
import dev.confab.platform.query.Relation;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.DoNotDisturb;
import dev.confab.schemas.user.InterfaceSettings;
import dev.confab.schemas.user.NotificationSettings;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.ProfileChanged;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserSettings;
import dev.confab.schemas.user.UserUnblocked;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every implementation of the query API must do with how people stand to each other. */
abstract class PeopleConformance extends SessionsConformance {
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Profile PROFILE =
      new Profile("Anne", "Two\nlines", "at tea", "+441632960961");
  private static final Privacy CLOSED =
      new Privacy(Audience.NOBODY, Audience.CONTACTS, Audience.NOBODY, false, false);

  @Test
  void nobody_is_no_person() {
    assertThat(views.person(ANNA, BEN, 0)).isEmpty();
  }

  @Test
  void who_chose_nothing_has_the_defaults() {
    registered();

    assertThat(views.person(ANNA, BEN, 0))
        .contains(
            new Person(
                views.account(ANNA).orElseThrow(),
                null,
                null,
                null,
                Privacy.DEFAULT,
                Relation.STRANGER));
    assertThat(views.settings(ANNA, 0)).isEqualTo(UserSettings.DEFAULT);
    assertThat(views.contacts(ANNA, null, 10, 0)).isEmpty();
    assertThat(views.blocks(ANNA, null, 10, 0)).isEmpty();
  }

  @Test
  void a_profile_shows_with_its_name_in_the_account() {
    registered();
    running.publish(new ProfileChanged(ANNA, 2, NOW, PROFILE, null));

    Person anna = views.person(ANNA, ANNA, 2).orElseThrow();

    assertThat(anna.bio()).isEqualTo("Two\nlines");
    assertThat(anna.statusText()).isEqualTo("at tea");
    assertThat(anna.phone()).isEqualTo("+441632960961");
    assertThat(anna.viewer()).isEqualTo(Relation.SELF);
    assertThat(views.account(ANNA)).map(Account::displayName).contains("Anne");
    running.publish(new DisplayNameChanged(ANNA, 3, NOW, new DisplayName("Annie"), null, null));
    assertThat(views.person(ANNA, BEN, 3).orElseThrow().account().displayName()).isEqualTo("Annie");
  }

  @Test
  void an_old_profile_changes_nothing() {
    registered();
    running.publish(new ProfileChanged(ANNA, 3, NOW, PROFILE, null));
    running.publish(new ProfileChanged(ANNA, 2, NOW, new Profile("Old", "old", null, null), null));

    assertThat(views.person(ANNA, BEN, 3).orElseThrow())
        .matches(anna -> "at tea".equals(anna.statusText()))
        .matches(anna -> anna.account().displayName().equals("Anne"));
  }

  @Test
  void a_person_says_how_they_stand_to_the_viewer() {
    registered();
    running.publish(new ContactAdded(ANNA, 2, NOW, BEN, null, null));
    assertThat(relation(ANNA, BEN)).isEqualTo(Relation.CONTACT);
    assertThat(relation(ANNA, CARA)).isEqualTo(Relation.STRANGER);

    running.publish(new UserBlocked(ANNA, 3, NOW, BEN));
    assertThat(relation(ANNA, BEN)).isEqualTo(Relation.BLOCKED);
    running.publish(new UserUnblocked(ANNA, 4, NOW, BEN));
    assertThat(relation(ANNA, BEN)).isEqualTo(Relation.CONTACT);
    running.publish(new ContactRemoved(ANNA, 5, NOW, BEN));
    assertThat(relation(ANNA, BEN)).isEqualTo(Relation.STRANGER);
  }

  @Test
  void many_people_come_in_the_order_asked_for_and_each_says_how_they_stand_to_the_viewer() {
    registered();
    running.publish(new UserBlocked(ANNA, 2, NOW, BEN));

    List<Person> seen = views.people(List.of(CARA, ANNA), BEN);

    assertThat(seen).containsExactly(views.person(ANNA, BEN, 2).orElseThrow());
    assertThat(seen).extracting(Person::viewer).containsExactly(Relation.BLOCKED);
  }

  @Test
  void whom_somebody_has_as_a_contact_does_not_have_them() {
    registered();
    running.publish(new ContactAdded(BEN, 2, NOW, ANNA, null, null));

    assertThat(relation(ANNA, BEN)).isEqualTo(Relation.STRANGER);
  }

  @Test
  void contacts_come_in_pages_by_their_ids() {
    registered();
    running.publish(contact(2, id(1), null));
    running.publish(contact(3, id(0xFF), "Last"));
    running.publish(contact(4, id(0x7F), "Gone"));
    running.publish(contact(5, id(2), "Two"));
    running.publish(new ContactRemoved(ANNA, 6, NOW, id(0x7F)));
    running.publish(new UserBlocked(ANNA, 7, NOW, id(3)));

    List<Contact> first = views.contacts(ANNA, null, 2, 7);

    assertThat(first)
        .containsExactly(new Contact(id(1), null, NOW), new Contact(id(2), "Two", NOW));
    assertThat(views.contacts(ANNA, id(2), 2, 7))
        .containsExactly(new Contact(id(0xFF), "Last", NOW));
    assertThat(views.contacts(ANNA, id(0xFF), 2, 7)).isEmpty();
    assertThat(views.contacts(BEN, null, 2, 0)).isEmpty();
  }

  @Test
  void a_contact_under_another_name_is_one_since_the_beginning() {
    registered();
    running.publish(contact(2, BEN, "Ben"));
    running.publish(new ContactAdded(ANNA, 3, LATER, BEN, new ContactAlias("Benny"), null));

    assertThat(views.contacts(ANNA, null, 10, 3)).containsExactly(new Contact(BEN, "Benny", NOW));
    running.publish(new ContactRemoved(ANNA, 4, LATER, BEN));
    running.publish(new ContactAdded(ANNA, 5, LATER, BEN, null, null));
    assertThat(views.contacts(ANNA, null, 10, 5)).containsExactly(new Contact(BEN, null, LATER));
  }

  @Test
  void who_was_taken_off_a_list_stays_off_when_old_events_come_again() {
    registered();
    ContactAdded added = contact(2, BEN, "Ben");
    UserBlocked blocked = new UserBlocked(ANNA, 3, NOW, CARA);
    running.publish(added);
    running.publish(blocked);
    running.publish(new ContactRemoved(ANNA, 4, NOW, BEN));
    running.publish(new UserUnblocked(ANNA, 5, NOW, CARA));
    running.publish(added);
    running.publish(blocked);

    assertThat(views.contacts(ANNA, null, 10, 5)).isEmpty();
    assertThat(views.blocks(ANNA, null, 10, 5)).isEmpty();
  }

  @Test
  void blocks_come_in_pages_by_their_ids() {
    registered();
    running.publish(new UserBlocked(ANNA, 2, NOW, id(2)));
    running.publish(new UserBlocked(ANNA, 3, LATER, id(1)));
    running.publish(contact(4, id(3), null));

    assertThat(views.blocks(ANNA, null, 1, 4)).containsExactly(new Block(id(1), LATER));
    assertThat(views.blocks(ANNA, id(1), 1, 4)).containsExactly(new Block(id(2), NOW));
    assertThat(views.blocks(ANNA, id(2), 1, 4)).isEmpty();
  }

  @Test
  void privacy_and_settings_are_the_newest() {
    registered();
    UserSettings settings =
        new UserSettings(
            new NotificationSettings(
                false, true, false, new DoNotDisturb(1320, 420, "Europe/London")),
            new InterfaceSettings("en-GB", Theme.DARK));
    running.publish(new PrivacyChanged(ANNA, 3, NOW, CLOSED));
    running.publish(new PrivacyChanged(ANNA, 2, NOW, Privacy.DEFAULT));
    running.publish(new SettingsChanged(ANNA, 5, NOW, settings, null));
    running.publish(new SettingsChanged(ANNA, 4, NOW, UserSettings.DEFAULT, null));

    assertThat(views.person(ANNA, BEN, 5).orElseThrow().privacy()).isEqualTo(CLOSED);
    assertThat(views.settings(ANNA, 5)).isEqualTo(settings);
  }

  @Test
  void a_question_waits_for_a_version_of_the_user() {
    registered();

    var answer = CompletableFuture.supplyAsync(() -> views.contacts(ANNA, null, 10, 2));
    running.publish(contact(2, BEN, null));

    assertThat(answer)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .isEqualTo(List.of(new Contact(BEN, null, NOW)));
    unavailable(() -> views.person(ANNA, BEN, 3));
  }

  final void registered() {
    running.publish(
        new RegistrationStarted(
            ANNA,
            1,
            NOW,
            new Cause("r-1", Sha256.ofParts("r-1")),
            new AccountProfile("anna", "anna@example.org", "Anna"),
            null,
            new UUID(6, 1),
            null,
            true));
  }

  private Relation relation(UUID userId, UUID viewer) {
    return views.person(userId, viewer, 0).orElseThrow().viewer();
  }

  private static ContactAdded contact(long version, UUID contact, @Nullable String alias) {
    return new ContactAdded(
        ANNA, version, NOW, contact, alias == null ? null : new ContactAlias(alias), null);
  }

  /** Ids in the order of their first byte, which has no sign. */
  private static UUID id(int first) {
    return new UUID((long) first << 56, 1);
  }
}
