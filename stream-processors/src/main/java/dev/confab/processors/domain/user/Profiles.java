package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Imports;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Imported;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.ChangeDisplayName;
import dev.confab.schemas.user.ChangeProfile;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.Profile;
import dev.confab.schemas.user.ProfileChanged;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a user is called, and what others are shown of them. */
final class Profiles {
  /** Longest display name, in UTF-16 characters. */
  static final int MAX_NAME_CHARS = 64;

  /** Longest bio, in UTF-16 characters: a paragraph. */
  static final int MAX_BIO_CHARS = 500;

  /** Longest status text, in UTF-16 characters: a line. */
  static final int MAX_STATUS_CHARS = 140;

  /** Digest of a profile that says nothing but a name. */
  static final Sha256 NO_DETAILS = detailsDigest(new Profile("", null, null, null));

  /** E.164: a plus, a country, 15 digits in all at most; nobody's number has less than 7. */
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

  private Profiles() {}

  static UserDecision change(ChangeDisplayName command, Turn turn) {
    AccountRow account = turn.account();
    if (account == null || !turn.registered()) {
      return Turn.accountNotFound();
    }
    Rejected fault = fault(command, turn);
    if (fault != null) {
      return UserDecision.rejected(fault);
    }
    Sha256 digest = digest(command.content());
    // An import leaves its position behind even if nothing changes: that is how it is known again.
    boolean same = digest != null && digest.equals(account.displayName());
    if (same && command.imported() == null) {
      return UserDecision.repeated(turn.again());
    }
    return UserDecision.accepted(
        turn.done(turn.nextVersion()),
        List.of(
            new DisplayNameChanged(
                turn.userId(),
                turn.nextVersion(),
                turn.at(),
                command.content(),
                command.sealed(),
                command.imported())));
  }

  static UserDecision change(ChangeProfile command, AccountRow account, Turn turn) {
    Profile profile = command.content();
    if ((profile == null) == (command.sealed() == null)) {
      return UserDecision.rejected(
          "invalid_profile", "either a plain or a sealed profile", "there are both or none");
    }
    Rejected fault = profile == null ? null : fault(profile);
    if (fault != null) {
      return UserDecision.rejected(fault);
    }
    return profile != null && isShownAlready(profile, account, turn)
        ? People.repeated(turn)
        : People.changed(
            new ProfileChanged(
                turn.userId(), turn.nextVersion(), turn.at(), profile, command.sealed()),
            turn);
  }

  /** What is wrong with a display name; null if nothing is. */
  static @Nullable Rejected fault(String displayName) {
    return displayName.isBlank() || displayName.length() > MAX_NAME_CHARS
        ? invalid(
            "a display name of 1 to " + MAX_NAME_CHARS + " characters that is not blank",
            "it has " + displayName.length())
        : null;
  }

  /** Digest of a plain name; null for a sealed one, which cannot be compared. */
  static @Nullable Sha256 digest(@Nullable DisplayName name) {
    return name == null ? null : Sha256.ofParts(name.displayName());
  }

  /** Digest of a plain profile's name; null for a sealed one. */
  static @Nullable Sha256 nameDigest(@Nullable Profile profile) {
    return profile == null ? null : digest(new DisplayName(profile.displayName()));
  }

  /** Digest of a profile without its name, which others change too. */
  static Sha256 detailsDigest(Profile profile) {
    return Sha256.ofParts(profile.bio(), profile.statusText(), profile.phone());
  }

  private static boolean isShownAlready(Profile profile, AccountRow account, Turn turn) {
    return Objects.equals(nameDigest(profile), account.displayName())
        && detailsDigest(profile).equals(People.person(turn).details());
  }

  private static @Nullable Rejected fault(Profile profile) {
    String phone = profile.phone();
    if (phone != null && !PHONE.matcher(phone).matches()) {
      return Rejected.of("invalid_profile", "a phone number by E.164", "it is none");
    }
    if (isTooLong(profile.bio(), MAX_BIO_CHARS)
        || isTooLong(profile.statusText(), MAX_STATUS_CHARS)) {
      return Rejected.of(
          "invalid_profile",
          "a bio of %d and a status text of %d characters at most"
              .formatted(MAX_BIO_CHARS, MAX_STATUS_CHARS),
          "one is longer");
    }
    return fault(profile.displayName());
  }

  private static boolean isTooLong(@Nullable String text, int max) {
    return text != null && text.length() > max;
  }

  private static @Nullable Rejected fault(ChangeDisplayName command, Turn turn) {
    Imported imported = command.imported();
    if (imported != null) {
      long last = turn.state().importedPosition(turn.userId(), imported.source());
      Rejected fault = Imports.fault(imported, last);
      if (fault != null) {
        return fault;
      }
    } else if (!command.actor().equals(command.userId())) {
      return Rejected.of("forbidden", "the actor to be the user", "it is another");
    }
    DisplayName name = command.content();
    if ((name == null) == (command.sealed() == null)) {
      return invalid("either a plain or a sealed name", "there are both or none");
    }
    return name == null ? null : fault(name.displayName());
  }

  private static Rejected invalid(String expected, String found) {
    return Rejected.of("invalid_display_name", expected, found);
  }
}
