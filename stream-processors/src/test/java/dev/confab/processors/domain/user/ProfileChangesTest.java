package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Bytes;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.user.ChangeDisplayName;
import dev.confab.schemas.user.ChangeProfile;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.ProfileChanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileChangesTest {
  private static final Profile ANN = new Profile("Ann", null, null, null);
  private static final Profile ANNA = new Profile("Anna", "Two\nlines", "at tea", "+441632960961");
  private static final Sealed SEALED =
      new Sealed("k", Bytes.copyOf(new byte[1]), Bytes.copyOf(new byte[2]));

  private final UserFixture user = registered();

  @Test
  void a_user_shows_themselves_in_another_way() {
    assertThat(user.handle(change(ANNA)).facts())
        .containsExactly(new ProfileChanged(USER, 5, T0.plusMillis(5), ANNA, null));
    assertThat(user.account().version()).isEqualTo(5);
  }

  @Test
  void the_same_profile_changes_nothing_and_names_the_version_that_made_it() {
    assertThat(user.accepted(change(ANN)).repeated()).isTrue();

    user.handle(change(ANNA));
    user.handle(UserFixture.open(1, T0.plusSeconds(60)));

    assertThat(user.accepted(change(ANNA)))
        .matches(answer -> answer.repeated() && answer.seq() == 5);
  }

  @Test
  void every_part_of_a_profile_counts() {
    user.handle(change(ANNA));

    assertThat(user.handle(change(new Profile("Ann", "Two\nlines", "at tea", "+441632960961"))))
        .matches(decision -> decision.facts().size() == 1);
    assertThat(user.handle(change(new Profile("Ann", null, "at tea", "+441632960961"))))
        .matches(decision -> decision.facts().size() == 1);
    assertThat(user.handle(change(new Profile("Ann", null, null, "+441632960961"))))
        .matches(decision -> decision.facts().size() == 1);
    assertThat(user.handle(change(ANN))).matches(decision -> decision.facts().size() == 1);
  }

  @Test
  void a_name_has_one_truth_whichever_command_changes_it() {
    user.handle(change(ANNA));
    user.handle(new ChangeDisplayName(USER, USER, new DisplayName("Eve"), null, T0, null));

    assertThat(user.handle(change(ANNA)).facts()).hasSize(1);
    assertThat(
            user.accepted(
                    new ChangeDisplayName(USER, USER, new DisplayName("Anna"), null, T0, null))
                .repeated())
        .isTrue();
  }

  @Test
  void a_sealed_profile_is_always_new() {
    ChangeProfile sealed = new ChangeProfile(USER, null, SEALED, T0);

    assertThat(user.handle(sealed).facts()).hasSize(1);
    assertThat(user.handle(sealed).facts()).hasSize(1);
    assertThat(user.handle(change(ANN)).facts()).hasSize(1);
    assertThat(user.rejected(new ChangeProfile(USER, ANN, SEALED, T0)))
        .isEqualTo("invalid_profile");
    assertThat(user.rejected(new ChangeProfile(USER, null, null, T0))).isEqualTo("invalid_profile");
  }

  @Test
  void texts_are_bounded() {
    assertThat(user.rejected(change(profile("b".repeat(501), null, null))))
        .isEqualTo("invalid_profile");
    assertThat(user.rejected(change(profile(null, "s".repeat(141), null))))
        .isEqualTo("invalid_profile");
    assertThat(user.rejected(change(new Profile(" ", null, null, null))))
        .isEqualTo("invalid_display_name");
    assertThat(user.handle(change(profile("b".repeat(500), "s".repeat(140), null))).facts())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "441632960961", "+0441632960961", "+44 1632", "+123456", "+1234567890123456"})
  void a_phone_number_is_one_of_e164(String phone) {
    assertThat(user.rejected(change(profile(null, null, phone)))).isEqualTo("invalid_profile");
  }

  @Test
  void an_account_that_does_not_work_has_no_profile_to_change() {
    UserFixture pending = new UserFixture();

    assertThat(pending.rejected(change(ANNA))).isEqualTo("account_not_found");
    pending.handle(register("Ann"));
    assertThat(pending.rejected(change(ANNA))).isEqualTo("account_not_found");
  }

  private static ChangeProfile change(Profile profile) {
    return new ChangeProfile(USER, profile, null, T0);
  }

  private static Profile profile(
      @Nullable String bio, @Nullable String status, @Nullable String phone) {
    return new Profile("Ann", bio, status, phone);
  }
}
