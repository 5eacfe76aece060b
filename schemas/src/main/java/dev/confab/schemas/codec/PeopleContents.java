package dev.confab.schemas.codec;

import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.ContactAlias;
import dev.confab.schemas.user.DoNotDisturb;
import dev.confab.schemas.user.InterfaceSettings;
import dev.confab.schemas.user.NotificationSettings;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserSettings;
import java.util.Objects;
import java.util.function.Function;

/** The records within {@link PeopleCodecs records of people}. */
final class PeopleContents {
  private PeopleContents() {}

  static void writeProfile(Profile profile, AvroOut out) {
    out.text("displayName", profile.displayName())
        .text("bio", profile.bio())
        .text("statusText", profile.statusText())
        .text("phone", profile.phone());
  }

  static Profile readProfile(AvroIn in) {
    return new Profile(
        in.text("displayName"),
        in.textOrNull("bio"),
        in.textOrNull("statusText"),
        in.textOrNull("phone"));
  }

  static void writeAlias(ContactAlias alias, AvroOut out) {
    out.text("alias", alias.alias());
  }

  static ContactAlias readAlias(AvroIn in) {
    return new ContactAlias(in.text("alias"));
  }

  static void writePrivacy(Privacy privacy, AvroOut out) {
    out.symbol("lastSeen", privacy.lastSeen())
        .symbol("details", privacy.details())
        .symbol("phone", privacy.phone())
        .flag("readReceipts", privacy.readReceipts())
        .flag("findable", privacy.findable());
  }

  /** The field {@code privacy}. */
  static Privacy privacy(AvroIn in) {
    return required(
        in,
        "privacy",
        inner ->
            new Privacy(
                inner.symbol("lastSeen", Audience.class),
                inner.symbol("details", Audience.class),
                inner.symbol("phone", Audience.class),
                inner.flag("readReceipts"),
                inner.flag("findable")));
  }

  static void writeSettings(UserSettings settings, AvroOut out) {
    out.nested("notifications", settings.notifications(), PeopleContents::writeNotifications)
        .nested("display", settings.display(), PeopleContents::writeInterface);
  }

  static UserSettings readSettings(AvroIn in) {
    return new UserSettings(
        required(in, "notifications", PeopleContents::readNotifications),
        required(in, "display", PeopleContents::readInterface));
  }

  private static void writeNotifications(NotificationSettings notifications, AvroOut out) {
    out.flag("enabled", notifications.enabled())
        .flag("mentionsOnly", notifications.mentionsOnly())
        .flag("preview", notifications.preview())
        .nested("doNotDisturb", notifications.doNotDisturb(), PeopleContents::writeHours);
  }

  private static NotificationSettings readNotifications(AvroIn in) {
    return new NotificationSettings(
        in.flag("enabled"),
        in.flag("mentionsOnly"),
        in.flag("preview"),
        in.nested("doNotDisturb", PeopleContents::readHours));
  }

  private static void writeHours(DoNotDisturb hours, AvroOut out) {
    out.number("fromMinute", hours.fromMinute())
        .number("toMinute", hours.toMinute())
        .text("timeZone", hours.timeZone());
  }

  private static DoNotDisturb readHours(AvroIn in) {
    return new DoNotDisturb(in.number("fromMinute"), in.number("toMinute"), in.text("timeZone"));
  }

  private static void writeInterface(InterfaceSettings display, AvroOut out) {
    out.text("language", display.language()).symbol("theme", display.theme());
  }

  private static InterfaceSettings readInterface(AvroIn in) {
    return new InterfaceSettings(in.textOrNull("language"), in.symbol("theme", Theme.class));
  }

  private static <T> T required(AvroIn in, String field, Function<AvroIn, T> reader) {
    return Objects.requireNonNull(in.nested(field, reader), field);
  }
}
