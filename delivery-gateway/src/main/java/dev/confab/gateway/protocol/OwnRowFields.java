package dev.confab.gateway.protocol;

import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.DoNotDisturb;
import dev.confab.schemas.user.NotificationSettings;
import dev.confab.schemas.user.Theme;
import dev.confab.schemas.user.UserSettings;
import java.util.Locale;

/** Writes rows of a user's own state, with the field names that the HTTP API has for them. */
final class OwnRowFields {
  private static final int MINUTES_PER_HOUR = 60;

  private OwnRowFields() {}

  static void write(OwnRow row, JsonObject json) {
    json.text("kind", row.kind().text());
    switch (row) {
      case OwnRow.Chat it -> gone(json.uuid("chat", it.chat()).number("seq", it.seq()), it.gone());
      case OwnRow.Invitation it ->
          gone(
              json.uuid("chat", it.chat())
                  .number("seq", it.seq())
                  .uuid("by", it.by())
                  .time("expiresAt", it.expiresAt()),
              it.isGone());
      case OwnRow.Mark it ->
          json.uuid("chat", it.chat())
              .number("receivedNo", it.receivedNo())
              .number("readNo", it.readNo());
      case OwnRow.Preference it ->
          json.uuid("chat", it.chat())
              .flag("archived", it.preferences().archived())
              .flag("pinned", it.preferences().pinned())
              .flag("muted", it.preferences().muted())
              .time("mutedUntil", it.preferences().mutedUntil());
      case OwnRow.Settings it -> settings(it.settings(), json);
      case OwnRow.Privacy it ->
          json.text("lastSeen", audience(it.rules().lastSeen()))
              .text("details", audience(it.rules().details()))
              .text("phone", audience(it.rules().phone()))
              .flag("readReceipts", it.rules().readReceipts())
              .flag("findable", it.rules().findable());
      case OwnRow.Name it -> json.text("displayName", it.displayName());
      case OwnRow.Profile it ->
          json.text("bio", it.bio()).text("statusText", it.statusText()).text("phone", it.phone());
      case OwnRow.Contact it ->
          gone(json.uuid("user", it.user()).text("alias", it.alias()), it.gone());
      case OwnRow.Block it -> gone(json.uuid("user", it.user()), it.gone());
    }
  }

  private static void gone(JsonObject json, boolean gone) {
    if (gone) {
      json.flag("gone", true);
    }
  }

  private static void settings(UserSettings settings, JsonObject json) {
    NotificationSettings notifications = settings.notifications();
    Theme theme = settings.display().theme();
    json.object(
        "notifications",
        to -> {
          to.flag("enabled", notifications.enabled())
              .flag("mentionsOnly", notifications.mentionsOnly())
              .flag("preview", notifications.preview());
          DoNotDisturb hours = notifications.doNotDisturb();
          if (hours != null) {
            to.object(
                "doNotDisturb",
                of ->
                    of.text("from", time(hours.fromMinute()))
                        .text("to", time(hours.toMinute()))
                        .text("timeZone", hours.timeZone()));
          }
        });
    json.object(
        "display",
        to ->
            to.text("language", settings.display().language())
                .text("theme", text(theme == Theme.UNKNOWN ? Theme.SYSTEM : theme)));
  }

  /** Who is not known to this release is nobody, as the views have it. */
  private static String audience(Audience audience) {
    return text(audience == Audience.UNKNOWN ? Audience.NOBODY : audience);
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String time(long minute) {
    return String.format(
        Locale.ROOT, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
  }
}
