package dev.confab.ingest.people;

import dev.confab.platform.query.Person;
import dev.confab.platform.query.Sight;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody is shown of a person, as JSON. */
record Card(
    UUID userId,
    String username,
    String displayName,
    @Nullable String bio,
    @Nullable String statusText,
    @Nullable String phone) {
  static Card of(Person person) {
    Sight sight = Sight.of(person.viewer(), person.privacy());
    return new Card(
        person.account().userId(),
        person.account().username(),
        person.account().displayName(),
        sight.details() ? person.bio() : null,
        sight.details() ? person.statusText() : null,
        sight.phone() ? person.phone() : null);
  }
}
