package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Imports;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Imported;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.ChangeDisplayName;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user is called. */
final class Profiles {
  /** Longest display name, in UTF-16 characters. */
  static final int MAX_NAME_CHARS = 64;

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
