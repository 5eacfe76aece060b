package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.People;
import dev.confab.ops.client.User;
import dev.confab.ops.up.Backbone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People find each other by name, through the public API. */
@ExtendWith(BackboneExtension.class)
final class UserSearchIT {
  @Test
  void somebody_who_registers_is_found_and_after_a_rename_by_the_new_name_only(Backbone backbone) {
    Person ann = Person.arrives(server(backbone), "finderann");
    Person bob = Person.arrives(server(backbone), "foundbob");
    String begins = bob.username().substring(0, bob.username().length() - 2);

    awaitFound(ann, begins, bob.id());
    User card = ann.http().findPeople(begins.toUpperCase(Locale.ROOT), 20, null).users().getFirst();
    assertThat(card.username()).isEqualTo(bob.username());
    assertThat(card.email()).isNull();

    String renamed = "Re." + bob.username();
    bob.http().changeUsername(renamed);

    // Not even while the index still knows the old name: the views know better.
    assertThat(usernames(ann, bob.username())).doesNotContain(bob.username());
    awaitFound(ann, renamed.substring(0, renamed.length() - 1), bob.id());
    // The name that they are shown under is still the old one.
    assertThat(usernames(ann, bob.username())).containsExactly(renamed);
  }

  @Test
  void who_is_shown_under_another_name_is_found_by_it_and_not_by_the_old(Backbone backbone) {
    Person ann = Person.arrives(server(backbone), "asker");
    RawApi bob = RawApi.arrives(server(backbone), "shown");
    String old = "Old" + Long.toString(System.nanoTime(), 36);
    String now = "Now" + Long.toString(System.nanoTime(), 36);
    bob.put("/api/users/me", "{\"displayName\":\"Bob %s\"}".formatted(old));
    awaitFound(ann, old + " bo", bob.id());

    bob.put("/api/users/me", "{\"displayName\":\"Bob %s\"}".formatted(now));

    assertThat(found(ann, old)).isEmpty();
    awaitFound(ann, now.substring(0, now.length() - 1), bob.id());
    assertThat(found(ann, old)).isEmpty();
  }

  @Test
  void who_hides_or_has_blocked_somebody_is_found_by_the_whole_username_only(Backbone backbone) {
    RawApi ann = RawApi.arrives(server(backbone), "blocked");
    RawApi bob = RawApi.arrives(server(backbone), "hidden");
    Person eve = Person.arrives(server(backbone), "eve");
    String username = bob.person().username();
    String begins = username.substring(0, username.length() - 1);
    awaitFound(ann.person(), begins, bob.id());

    bob.post("/api/users/" + ann.id() + "/block", null);

    patiently().until(() -> found(ann.person(), begins).isEmpty());
    assertThat(found(ann.person(), username)).containsExactly(bob.id());
    assertThat(found(eve, begins)).containsExactly(bob.id());

    bob.put(
        "/api/users/me/privacy",
        """
        {"lastSeen":"nobody","details":"nobody","phone":"nobody","readReceipts":true,"findable":false}""");

    patiently().until(() -> found(eve, begins).isEmpty());
    assertThat(found(eve, username)).containsExactly(bob.id());
  }

  @Test
  void pages_of_people_have_no_holes_and_no_doubles(Backbone backbone) {
    String name = "crowd" + Long.toString(System.nanoTime(), 36);
    Person first = null;
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Person person = Person.arrives(server(backbone), name + (char) ('a' + i));
      all.add(person.id());
      first = first == null ? person : first;
    }
    Person asking = first;
    patiently().until(() -> found(asking, name).size() == all.size());

    List<UUID> seen = new ArrayList<>();
    String cursor = null;
    do {
      People page = asking.http().findPeople(name, 3, cursor);
      page.users().forEach(user -> seen.add(user.userId()));
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen).isEqualTo(all);
  }

  private static String server(Backbone backbone) {
    return "http://127.0.0.1:" + backbone.port();
  }

  private static List<UUID> found(Person asking, String q) {
    return asking.http().findPeople(q, 20, null).users().stream().map(User::userId).toList();
  }

  private static List<String> usernames(Person asking, String q) {
    return asking.http().findPeople(q, 20, null).users().stream().map(User::username).toList();
  }

  private static void awaitFound(Person asking, String q, UUID user) {
    patiently().untilAsserted(() -> assertThat(found(asking, q)).containsExactly(user));
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(20));
  }
}
