package dev.confab.ingest.people;

import dev.confab.ingest.request.JsonBody;
import dev.confab.schemas.user.DoNotDisturb;
import dev.confab.schemas.user.InterfaceSettings;
import dev.confab.schemas.user.NotificationSettings;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserSettings;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings, as JSON. */
record SettingsJson(Notifications notifications, Display display) {
  private static final List<Theme> THEMES = List.of(Theme.LIGHT, Theme.DARK, Theme.SYSTEM);
  private static final int MAX_LANGUAGE_CHARS = 35;
  private static final int MAX_ZONE_CHARS = 64;
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final int MINUTES_PER_HOUR = 60;

  /** What a person is told of. */
  record Notifications(
      boolean enabled, boolean mentionsOnly, boolean preview, @Nullable Hours doNotDisturb) {}

  /** When not to notify, in local time. */
  record Hours(String from, String to, String timeZone) {}

  /** What clients look like. */
  record Display(@Nullable String language, String theme) {}

  static SettingsJson of(UserSettings settings) {
    NotificationSettings notifications = settings.notifications();
    DoNotDisturb hours = notifications.doNotDisturb();
    Theme theme = settings.display().theme();
    return new SettingsJson(
        new Notifications(
            notifications.enabled(),
            notifications.mentionsOnly(),
            notifications.preview(),
            hours == null
                ? null
                : new Hours(time(hours.fromMinute()), time(hours.toMinute()), hours.timeZone())),
        new Display(
            settings.display().language(),
            (theme == Theme.UNKNOWN ? Theme.SYSTEM : theme).name().toLowerCase(Locale.ROOT)));
  }

  /** The settings in a request, all of them. */
  static UserSettings read(JsonBody body) {
    JsonBody notifications = body.object("notifications");
    JsonBody hours = notifications.objectOrNull("doNotDisturb");
    JsonBody display = body.object("display");
    return new UserSettings(
        new NotificationSettings(
            notifications.flag("enabled"),
            notifications.flag("mentionsOnly"),
            notifications.flag("preview"),
            hours == null
                ? null
                : new DoNotDisturb(minute(hours, "from"), minute(hours, "to"), zone(hours))),
        new InterfaceSettings(language(display), display.choice("theme", THEMES)));
  }

  private static long minute(JsonBody hours, String field) {
    String time = hours.text(field, 1, 5);
    if (!TIME.matcher(time).matches()) {
      throw hours.wrong(field, "must be a time from 00:00 to 23:59");
    }
    return MINUTES_PER_HOUR * Long.parseLong(time.substring(0, 2))
        + Long.parseLong(time.substring(3));
  }

  private static String time(long minute) {
    return String.format(
        Locale.ROOT, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
  }

  private static String zone(JsonBody hours) {
    String zone = hours.text("timeZone", 1, MAX_ZONE_CHARS);
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw hours.wrong("timeZone", "must be a name of the IANA database, like Europe/London");
    }
    return zone;
  }

  private static @Nullable String language(JsonBody display) {
    String language = display.textOrNull("language", 1, MAX_LANGUAGE_CHARS);
    if (language != null && !isLanguage(language)) {
      throw display.wrong("language", "must be a tag by BCP 47, like en-GB");
    }
    return language;
  }

  private static boolean isLanguage(String tag) {
    try {
      return LANGUAGE.matcher(tag).matches()
          && !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
