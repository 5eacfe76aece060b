package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Bytes;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.ChangePrivacy;
import dev.confab.schemas.user.ChangeSettings;
import dev.confab.schemas.user.DoNotDisturb;
import dev.confab.schemas.user.InterfaceSettings;
import dev.confab.schemas.user.NotificationSettings;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Privacy CLOSED =
      new Privacy(Audience.NOBODY, Audience.NOBODY, Audience.NOBODY, false, false);
  private static final DoNotDisturb NIGHT = new DoNotDisturb(1320, 420, "Europe/London");

  private final UserFixture user = registered();

  @Test
  void privacy_changes_once() {
    assertThat(user.handle(change(CLOSED)).facts())
        .containsExactly(new PrivacyChanged(USER, 5, T0.plusMillis(5), CLOSED));
    assertThat(user.accepted(change(CLOSED))).matches(same -> same.repeated() && same.seq() == 5);
    assertThat(user.handle(change(Privacy.DEFAULT)).facts()).hasSize(1);
  }

  @Test
  void choosing_what_is_so_anyway_changes_nothing() {
    assertThat(user.accepted(change(Privacy.DEFAULT)).repeated()).isTrue();
    assertThat(user.accepted(change(UserSettings.DEFAULT)).repeated()).isTrue();
  }

  @Test
  void an_audience_that_nobody_knows_is_refused() {
    assertThat(
            user.rejected(
                change(
                    new Privacy(
                        Audience.EVERYBODY, Audience.UNKNOWN, Audience.NOBODY, true, true))))
        .isEqualTo("invalid_privacy");
  }

  @Test
  void settings_change_once() {
    UserSettings settings = settings(NIGHT, "en-GB", Theme.DARK);

    assertThat(user.handle(change(settings)).facts())
        .containsExactly(new SettingsChanged(USER, 5, T0.plusMillis(5), settings, null));
    assertThat(user.accepted(change(settings))).matches(same -> same.repeated() && same.seq() == 5);
  }

  @Test
  void sealed_settings_are_always_new() {
    Sealed sealed = new Sealed("k", Bytes.copyOf(new byte[1]), Bytes.copyOf(new byte[2]));
    ChangeSettings change = new ChangeSettings(USER, null, sealed, T0);

    assertThat(user.handle(change).facts()).hasSize(1);
    assertThat(user.handle(change).facts()).hasSize(1);
    assertThat(user.handle(change(UserSettings.DEFAULT)).facts()).hasSize(1);
    assertThat(user.rejected(new ChangeSettings(USER, UserSettings.DEFAULT, sealed, T0)))
        .isEqualTo("invalid_settings");
    assertThat(user.rejected(new ChangeSettings(USER, null, null, T0)))
        .isEqualTo("invalid_settings");
  }

  @Test
  void settings_are_bounded() {
    assertInvalid(settings(null, null, Theme.UNKNOWN));
    assertInvalid(settings(null, " ", Theme.LIGHT));
    assertInvalid(settings(null, "e".repeat(36), Theme.LIGHT));
    assertInvalid(settings(new DoNotDisturb(-1, 0, "UTC"), null, Theme.LIGHT));
    assertInvalid(settings(new DoNotDisturb(0, 1440, "UTC"), null, Theme.LIGHT));
    assertInvalid(settings(new DoNotDisturb(0, 1, ""), null, Theme.LIGHT));
    assertInvalid(settings(new DoNotDisturb(0, 1, "z".repeat(65)), null, Theme.LIGHT));
  }

  @Test
  void an_account_that_does_not_work_has_no_settings() {
    UserFixture pending = new UserFixture();
    pending.handle(register("Ann"));

    assertThat(pending.rejected(change(CLOSED))).isEqualTo("account_not_found");
    assertThat(pending.rejected(change(UserSettings.DEFAULT))).isEqualTo("account_not_found");
  }

  private void assertInvalid(UserSettings settings) {
    assertThat(user.rejected(change(settings))).isEqualTo("invalid_settings");
  }

  private static UserSettings settings(
      @Nullable DoNotDisturb hours, @Nullable String language, Theme theme) {
    return new UserSettings(
        new NotificationSettings(true, true, false, hours), new InterfaceSettings(language, theme));
  }

  private static ChangePrivacy change(Privacy privacy) {
    return new ChangePrivacy(USER, privacy, T0);
  }

  private static ChangeSettings change(UserSettings settings) {
    return new ChangeSettings(USER, settings, null, T0);
  }
}
