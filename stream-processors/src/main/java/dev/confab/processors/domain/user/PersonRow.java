package dev.confab.processors.domain.user;

import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.Privacy;
import dev.confab.schemas.user.UserSettings;
import org.jspecify.annotations.Nullable;

/**
 * How a user stands to others, in numbers and digests: enough to bound their lists and to tell a
 * wish for what is already so.
 *
 * @param version version of the last change of any of it; 0 if there was none
 * @param contacts how many contacts the user has
 * @param blocks how many others the user has blocked
 * @param details digest of the profile without its display name; null if only sealed content is
 *     known
 * @param privacy digest of who sees what
 * @param settings digest of the settings; null if only sealed content is known
 */
public record PersonRow(
    long version,
    int contacts,
    int blocks,
    @Nullable Sha256 details,
    Sha256 privacy,
    @Nullable Sha256 settings) {
  /** Of whoever has changed nothing yet. */
  public static final PersonRow NEW =
      new PersonRow(
          0,
          0,
          0,
          Profiles.NO_DETAILS,
          Settings.digest(Privacy.DEFAULT),
          Settings.digest(UserSettings.DEFAULT));

  PersonRow at(long newVersion) {
    return new PersonRow(newVersion, contacts, blocks, details, privacy, settings);
  }

  PersonRow withContacts(int newContacts) {
    return new PersonRow(version, newContacts, blocks, details, privacy, settings);
  }

  PersonRow withBlocks(int newBlocks) {
    return new PersonRow(version, contacts, newBlocks, details, privacy, settings);
  }

  PersonRow withDetails(@Nullable Sha256 newDetails) {
    return new PersonRow(version, contacts, blocks, newDetails, privacy, settings);
  }

  PersonRow withPrivacy(Sha256 newPrivacy) {
    return new PersonRow(version, contacts, blocks, details, newPrivacy, settings);
  }

  PersonRow withSettings(@Nullable Sha256 newSettings) {
    return new PersonRow(version, contacts, blocks, details, privacy, newSettings);
  }
}
