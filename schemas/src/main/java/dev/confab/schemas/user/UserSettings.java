package dev.confab.schemas.user;

/**
 * What a person wants of clients and of those who notify them.
 *
 * @param notifications what they are told of
 * @param display what clients look like
 */
public record UserSettings(NotificationSettings notifications, InterfaceSettings display) {
  /** Of whoever has chosen nothing. */
  public static final UserSettings DEFAULT =
      new UserSettings(
          new NotificationSettings(true, false, true, null),
          new InterfaceSettings(null, Theme.SYSTEM));
}
