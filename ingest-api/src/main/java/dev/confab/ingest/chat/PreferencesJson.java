package dev.confab.ingest.chat;

import dev.confab.ingest.request.JsonBody;
import dev.confab.schemas.user.ChatPreferences;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How somebody has a chat in their own list, as JSON. */
record PreferencesJson(
    boolean archived, boolean pinned, boolean muted, @Nullable Instant mutedUntil) {

  static PreferencesJson of(ChatPreferences preferences) {
    return new PreferencesJson(
        preferences.archived(),
        preferences.pinned(),
        preferences.muted(),
        preferences.mutedUntil());
  }

  /** The preferences in a request, all of them. */
  static ChatPreferences read(JsonBody body) {
    boolean muted = body.flag("muted");
    Instant until = body.timeOrNull("mutedUntil");
    if (until != null && !muted) {
      throw body.wrong("mutedUntil", "is for what is muted");
    }
    return new ChatPreferences(
        body.flag("archived"),
        body.flag("pinned"),
        muted,
        until == null ? null : until.truncatedTo(ChronoUnit.MILLIS));
  }
}
