package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.IMPORTER;
import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Imported;
import dev.confab.schemas.user.ChangeDisplayName;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfilesTest {
  private final UserFixture user = registered();

  @Test
  void a_user_changes_their_name() {
    assertThat(user.handle(change(USER, "Anna", null)).facts())
        .containsExactly(
            new DisplayNameChanged(USER, 5, T0.plusMillis(5), new DisplayName("Anna"), null, null));
  }

  @Test
  void the_same_name_changes_nothing() {
    assertThat(user.handle(change(USER, "Ann", null)).facts()).isEmpty();
    user.handle(change(USER, "Anna", null));
    assertThat(user.accepted(change(USER, "Anna", null)).repeated()).isTrue();
  }

  @Test
  void nobody_changes_the_name_of_another() {
    assertThat(user.rejected(change(IMPORTER, "Anna", null))).isEqualTo("forbidden");
  }

  @Test
  void an_importer_does_once_per_position() {
    assertThat(user.handle(change(IMPORTER, "Anna", at(3))).facts()).hasSize(1);
    assertThat(user.rejected(change(IMPORTER, "Ann", at(3)))).isEqualTo("already_imported");
    assertThat(user.handle(change(IMPORTER, "Ann", at(4))).facts()).hasSize(1);
  }

  @Test
  void a_name_that_an_importer_brings_again_counts_at_its_position() {
    user.handle(change(IMPORTER, "Anna", at(3)));
    user.handle(change(IMPORTER, "Anna", at(4)));
    user.handle(change(IMPORTER, "Eve", at(5)));

    assertThat(user.rejected(change(IMPORTER, "Anna", at(4)))).isEqualTo("already_imported");
  }

  @Test
  void the_same_name_from_another_source_is_remembered_too() {
    user.handle(change(IMPORTER, "Anna", at(3)));
    Imported other = new Imported("other", 1, at(3).sentAt());
    user.handle(change(IMPORTER, "Anna", other));
    user.handle(change(IMPORTER, "Eve", at(5)));

    assertThat(user.rejected(change(IMPORTER, "Anna", other))).isEqualTo("already_imported");
  }

  @Test
  void a_name_has_1_to_64_characters() {
    assertThat(user.rejected(change(USER, "", null))).isEqualTo("invalid_display_name");
    assertThat(user.rejected(change(USER, " ", null))).isEqualTo("invalid_display_name");
    assertThat(user.rejected(change(USER, "n".repeat(65), null))).isEqualTo("invalid_display_name");
    assertThat(user.handle(change(USER, "n".repeat(64), null)).facts()).hasSize(1);
  }

  @Test
  void an_account_that_does_not_work_has_no_name_to_change() {
    UserFixture pending = new UserFixture();

    assertThat(pending.rejected(change(USER, "Anna", null))).isEqualTo("account_not_found");
    pending.handle(register("Ann"));
    assertThat(pending.rejected(change(USER, "Anna", null))).isEqualTo("account_not_found");
  }

  private static Imported at(long position) {
    return new Imported("log", position, T0);
  }

  private static ChangeDisplayName change(UUID actor, String name, @Nullable Imported imported) {
    return new ChangeDisplayName(USER, actor, new DisplayName(name), null, T0, imported);
  }
}
