package dev.confab.processors.view;

import dev.confab.schemas.user.DoNotDisturb;
import dev.confab.schemas.user.InterfaceSettings;
import dev.confab.schemas.user.NotificationSettings;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserSettings;
import java.util.Objects;
import java.util.UUID;

/**
 * A user's settings.
 *
 * @param version version of the user's change that they are of
 * @param settings the settings; the default ones if only sealed content is known
 */
public record SettingsRow(long version, UserSettings settings) {
  private static final byte KIND = 't';

  /** The row's key. */
  public static byte[] key(UUID userId) {
    return UserKeys.of(userId, KIND);
  }

  /** Reads a row. */
  public static SettingsRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new SettingsRow(in.number(), read(in));
  }

  static SettingsRow of(SettingsChanged event) {
    return new SettingsRow(
        event.version(), Objects.requireNonNullElse(event.content(), UserSettings.DEFAULT));
  }

  byte[] toBytes() {
    NotificationSettings notifications = settings.notifications();
    DoNotDisturb hours = notifications.doNotDisturb();
    RowOut out =
        new RowOut()
            .number(version)
            .text(settings.display().language())
            .symbol(settings.display().theme())
            .flag(notifications.enabled())
            .flag(notifications.mentionsOnly())
            .flag(notifications.preview())
            .flag(hours != null);
    return (hours == null
            ? out
            : out.number(hours.fromMinute()).number(hours.toMinute()).text(hours.timeZone()))
        .bytes();
  }

  private static UserSettings read(RowIn in) {
    InterfaceSettings display = new InterfaceSettings(in.textOrNull(), in.symbol(Theme.class));
    boolean enabled = in.flag();
    boolean mentionsOnly = in.flag();
    boolean preview = in.flag();
    DoNotDisturb hours = in.flag() ? new DoNotDisturb(in.number(), in.number(), in.text()) : null;
    return new UserSettings(
        new NotificationSettings(enabled, mentionsOnly, preview, hours), display);
  }
}
