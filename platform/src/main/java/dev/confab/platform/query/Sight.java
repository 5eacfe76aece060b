package dev.confab.platform.query;

import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.Privacy;

/**
 * What a viewer may be shown of a person beside id, username and display name, which everybody is
 * shown. Whom a person has blocked is shown exactly what somebody is shown from whom they hide
 * everything: no answer tells the two apart.
 *
 * @param details bio and status text?
 * @param phone the phone number?
 * @param lastSeen when they were here last?
 */
public record Sight(boolean details, boolean phone, boolean lastSeen) {
  /** What a person's privacy leaves to somebody. */
  public static Sight of(Relation viewer, Privacy privacy) {
    return new Sight(
        isIn(privacy.details(), viewer),
        isIn(privacy.phone(), viewer),
        isIn(privacy.lastSeen(), viewer));
  }

  private static boolean isIn(Audience audience, Relation viewer) {
    return switch (viewer) {
      case SELF -> true;
      case BLOCKED -> false;
      case CONTACT -> audience == Audience.EVERYBODY || audience == Audience.CONTACTS;
      case STRANGER -> audience == Audience.EVERYBODY;
    };
  }
}
