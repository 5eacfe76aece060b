package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.ChangePrivacy;
import dev.confab.schemas.user.ChangeSettings;
import dev.confab.schemas.user.DoNotDisturb;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.PrivacyChanged;
import dev.confab.schemas.user.SettingsChanged;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserSettings;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who sees what of a user, and what the user wants of clients. */
final class Settings {
  private static final int MINUTES_OF_A_DAY = 24 * 60;

  /** The longest name of a time zone has 32 characters today. */
  private static final int MAX_TIME_ZONE_CHARS = 64;

  /** RFC 5646 §4.4.1 wants room for 35. */
  private static final int MAX_LANGUAGE_CHARS = 35;

  private Settings() {}

  static UserDecision change(ChangePrivacy command, Turn turn) {
    Privacy privacy = command.privacy();
    if (Stream.of(privacy.lastSeen(), privacy.details(), privacy.phone())
        .anyMatch(audience -> audience == Audience.UNKNOWN)) {
      return UserDecision.rejected(
          "invalid_privacy", "audiences that this release knows", "one is not");
    }
    return digest(privacy).equals(People.person(turn).privacy())
        ? People.repeated(turn)
        : People.changed(
            new PrivacyChanged(turn.userId(), turn.nextVersion(), turn.at(), privacy), turn);
  }

  static UserDecision change(ChangeSettings command, Turn turn) {
    UserSettings settings = command.content();
    if ((settings == null) == (command.sealed() == null)) {
      return UserDecision.rejected(
          "invalid_settings", "either plain or sealed settings", "there are both or none");
    }
    Rejected fault = settings == null ? null : fault(settings);
    if (fault != null) {
      return UserDecision.rejected(fault);
    }
    return settings != null && digest(settings).equals(People.person(turn).settings())
        ? People.repeated(turn)
        : People.changed(
            new SettingsChanged(
                turn.userId(), turn.nextVersion(), turn.at(), settings, command.sealed()),
            turn);
  }

  static Sha256 digest(Privacy privacy) {
    return Sha256.ofParts(
        privacy.lastSeen(),
        privacy.details(),
        privacy.phone(),
        privacy.readReceipts(),
        privacy.findable());
  }

  static Sha256 digest(UserSettings settings) {
    return Sha256.ofParts(
        settings.notifications().enabled(),
        settings.notifications().mentionsOnly(),
        settings.notifications().preview(),
        settings.notifications().doNotDisturb(),
        settings.display().language(),
        settings.display().theme());
  }

  private static @Nullable Rejected fault(UserSettings settings) {
    if (settings.display().theme() == Theme.UNKNOWN) {
      return invalid("a theme that this release knows", "it is not");
    }
    String language = settings.display().language();
    if (language != null && (language.isBlank() || language.length() > MAX_LANGUAGE_CHARS)) {
      return invalid(
          "a language of 1 to " + MAX_LANGUAGE_CHARS + " characters",
          "it has " + language.length());
    }
    DoNotDisturb hours = settings.notifications().doNotDisturb();
    return hours == null ? null : fault(hours);
  }

  private static @Nullable Rejected fault(DoNotDisturb hours) {
    if (!isMinute(hours.fromMinute()) || !isMinute(hours.toMinute())) {
      return invalid(
          "minutes of a day", "they are " + hours.fromMinute() + ", " + hours.toMinute());
    }
    String zone = hours.timeZone();
    return zone.isBlank() || zone.length() > MAX_TIME_ZONE_CHARS
        ? invalid(
            "a time zone of 1 to " + MAX_TIME_ZONE_CHARS + " characters", "it has " + zone.length())
        : null;
  }

  private static boolean isMinute(long minute) {
    return minute >= 0 && minute < MINUTES_OF_A_DAY;
  }

  private static Rejected invalid(String expected, String found) {
    return Rejected.of("invalid_settings", expected, found);
  }
}
