package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Bytes;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.user.AddContact;
import dev.confab.schemas.user.ContactAdded;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.ContactRemoved;
import dev.confab.schemas.user.RemoveContact;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactsTest {
  private static final UUID BOB = new UUID(1, 2);

  private final UserFixture user = registered();

  @Test
  void somebody_becomes_a_contact_under_a_name_of_ones_own() {
    assertThat(user.handle(add(BOB, "Bobby")).facts())
        .containsExactly(
            new ContactAdded(USER, 5, T0.plusMillis(5), BOB, new ContactAlias("Bobby"), null));
  }

  @Test
  void the_same_contact_again_changes_nothing() {
    user.handle(add(BOB, null));
    assertThat(user.accepted(add(BOB, null))).matches(same -> same.repeated() && same.seq() == 5);

    assertThat(user.handle(add(BOB, "Bobby")).facts()).hasSize(1);
    assertThat(user.accepted(add(BOB, "Bobby")).repeated()).isTrue();
    assertThat(user.handle(add(BOB, null)).facts()).hasSize(1);
    assertThat(user.rows.people().person(USER).contacts()).isEqualTo(1);
  }

  @Test
  void a_sealed_name_is_always_new() {
    Sealed sealed = new Sealed("k", Bytes.copyOf(new byte[1]), Bytes.copyOf(new byte[2]));
    AddContact add = new AddContact(USER, BOB, null, sealed, T0);

    assertThat(user.handle(add).facts()).hasSize(1);
    assertThat(user.handle(add).facts()).hasSize(1);
    assertThat(user.handle(add(BOB, null)).facts()).hasSize(1);
    assertThat(user.rejected(new AddContact(USER, BOB, new ContactAlias("B"), sealed, T0)))
        .isEqualTo("invalid_contact");
  }

  @Test
  void a_contact_goes_once() {
    user.handle(add(BOB, null));

    assertThat(user.handle(remove(BOB)).facts())
        .containsExactly(new ContactRemoved(USER, 6, T0.plusMillis(5), BOB));
    assertThat(user.accepted(remove(BOB))).matches(same -> same.repeated() && same.seq() == 6);
    assertThat(user.handle(add(BOB, null)).facts()).hasSize(1);
  }

  @Test
  void nobody_is_their_own_contact() {
    assertThat(user.rejected(add(USER, null))).isEqualTo("invalid_contact");
  }

  @Test
  void a_name_has_1_to_64_characters() {
    assertThat(user.rejected(add(BOB, " "))).isEqualTo("invalid_contact");
    assertThat(user.rejected(add(BOB, "n".repeat(65)))).isEqualTo("invalid_contact");
    assertThat(user.handle(add(BOB, "n".repeat(64))).facts()).hasSize(1);
  }

  @Test
  void contacts_are_bounded_and_those_who_are_there_can_be_renamed_and_go() {
    for (int i = 0; i < Contacts.MAX; i++) {
      user.handle(add(new UUID(2, i), null));
    }

    assertThat(user.rejected(add(BOB, null))).isEqualTo("too_many_contacts");
    assertThat(user.handle(add(new UUID(2, 0), "First")).facts()).hasSize(1);
    user.handle(remove(new UUID(2, 0)));
    assertThat(user.handle(add(BOB, null)).facts()).hasSize(1);
    assertThat(user.rejected(add(new UUID(2, 0), null))).isEqualTo("too_many_contacts");
  }

  @Test
  void an_account_that_does_not_work_has_no_contacts() {
    UserFixture pending = new UserFixture();
    pending.handle(register("Ann"));

    assertThat(pending.rejected(add(BOB, null))).isEqualTo("account_not_found");
    assertThat(pending.rejected(remove(BOB))).isEqualTo("account_not_found");
  }

  private static AddContact add(UUID contact, @Nullable String alias) {
    return new AddContact(USER, contact, alias == null ? null : new ContactAlias(alias), null, T0);
  }

  private static RemoveContact remove(UUID contact) {
    return new RemoveContact(USER, contact, T0);
  }
}
