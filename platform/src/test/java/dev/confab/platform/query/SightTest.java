package dev.confab.platform.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.Privacy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SightTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          shown to  | viewer   | is shown
          EVERYBODY | SELF     | true
          EVERYBODY | CONTACT  | true
          EVERYBODY | STRANGER | true
          EVERYBODY | BLOCKED  | false
          CONTACTS  | SELF     | true
          CONTACTS  | CONTACT  | true
          CONTACTS  | STRANGER | false
          CONTACTS  | BLOCKED  | false
          NOBODY    | SELF     | true
          NOBODY    | CONTACT  | false
          NOBODY    | STRANGER | false
          NOBODY    | BLOCKED  | false
          UNKNOWN   | SELF     | true
          UNKNOWN   | CONTACT  | false
          UNKNOWN   | STRANGER | false
          UNKNOWN   | BLOCKED  | false
          """)
  void who_is_shown_what(Audience audience, Relation viewer, boolean shown) {
    Privacy privacy = new Privacy(audience, audience, audience, true, true);

    assertThat(Sight.of(viewer, privacy)).isEqualTo(new Sight(shown, shown, shown));
  }

  @Test
  void each_rule_is_of_its_own_part() {
    Privacy privacy =
        new Privacy(Audience.NOBODY, Audience.EVERYBODY, Audience.CONTACTS, true, true);

    assertThat(Sight.of(Relation.STRANGER, privacy)).isEqualTo(new Sight(true, false, false));
    assertThat(Sight.of(Relation.CONTACT, privacy)).isEqualTo(new Sight(true, true, false));
  }

  @ParameterizedTest
  @EnumSource
  void the_blocked_see_what_is_shown_to_nobody(Audience audience) {
    Privacy hidden = new Privacy(Audience.NOBODY, Audience.NOBODY, Audience.NOBODY, true, true);
    Privacy privacy = new Privacy(audience, audience, audience, true, true);

    assertThat(Sight.of(Relation.BLOCKED, privacy)).isEqualTo(Sight.of(Relation.STRANGER, hidden));
  }

  @Test
  void who_chose_nothing_shows_their_phone_to_contacts_only() {
    assertThat(Sight.of(Relation.STRANGER, Privacy.DEFAULT))
        .isEqualTo(new Sight(true, false, true));
    assertThat(Sight.of(Relation.CONTACT, Privacy.DEFAULT)).isEqualTo(new Sight(true, true, true));
  }
}
