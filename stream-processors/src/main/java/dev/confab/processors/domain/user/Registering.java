package dev.confab.processors.domain.user;

import dev.confab.processors.domain.ClientKeys;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.ImportAccount;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.UserFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an account begins: its names are claimed, and it works once all are granted. */
final class Registering {
  /** An importer's wish has no key of its own: the user id is derived from the source. */
  static final String IMPORT_KEY = "import";

  private Registering() {}

  static UserDecision register(RegisterAccount command, Turn turn) {
    Rejected fault = ClientKeys.fault(command.clientKey());
    if (fault == null) {
      fault = fault(command.content(), command.sealed());
    }
    if (fault != null) {
      return UserDecision.rejected(fault);
    }
    UserDecision earlier = earlier(command.contentHash(), turn);
    if (earlier != null) {
      return earlier;
    }
    RegistrationStarted started =
        new RegistrationStarted(
            command.userId(),
            turn.nextVersion(),
            turn.at(),
            new Cause(command.clientKey(), command.contentHash()),
            command.content(),
            command.sealed(),
            command.usernameKey(),
            command.emailKey(),
            false);
    PasswordSet password =
        new PasswordSet(
            command.userId(), started.version() + 1, started.at(), command.passwordHash());
    return begin(started, List.of(started, password));
  }

  static UserDecision bring(ImportAccount command, Turn turn) {
    Rejected fault = fault(command.content(), command.sealed());
    if (fault != null) {
      return UserDecision.rejected(fault);
    }
    // The id names the source: another spelling of the same nick is the same account.
    UserDecision earlier = earlier(null, turn);
    if (earlier != null) {
      return earlier;
    }
    RegistrationStarted started =
        new RegistrationStarted(
            command.userId(),
            turn.nextVersion(),
            turn.at(),
            new Cause(IMPORT_KEY, command.contentHash()),
            command.content(),
            command.sealed(),
            command.usernameKey(),
            null,
            true);
    return begin(started, List.of(started));
  }

  private static @Nullable Rejected fault(
      @Nullable AccountProfile profile, @Nullable Sealed sealed) {
    if ((profile == null) == (sealed == null)) {
      return Rejected.of(
          "invalid_account", "either plain or sealed content", "there are both or none");
    }
    return profile == null ? null : Profiles.fault(profile.displayName());
  }

  /**
   * What an attempt under way or a finished one says; null if a new one may begin.
   *
   * @param contentHash what a retry must be equal in; null if the id alone says that it is one
   */
  private static @Nullable UserDecision earlier(@Nullable Sha256 contentHash, Turn turn) {
    AccountRow account = turn.account();
    if (account == null || account.status() == Status.REFUSED) {
      return null;
    }
    Registration first = account.registration();
    return contentHash == null || first.contentHash().equals(contentHash)
        ? UserDecision.repeated(
            new Accepted(turn.userId(), first.startedVersion(), 0, first.startedAt(), true))
        : UserDecision.rejected(
            "idempotency_key_reused",
            "a request key to name one account",
            "it named an account of other content");
  }

  /**
   * Names are claimed one after the other, the username first: of two who want the same names at
   * the same time one gets both, instead of each getting one and nobody an account.
   */
  private static UserDecision begin(RegistrationStarted started, List<UserFact> facts) {
    return new UserDecision(
        new Accepted(started.userId(), started.version(), 0, started.at(), false),
        facts,
        List.of(
            new ClaimName(
                started.usernameKey(),
                started.userId(),
                NameKind.USERNAME,
                started.version(),
                started.at())));
  }
}
