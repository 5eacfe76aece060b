package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.user.CancelDeletion;
import dev.confab.schemas.user.DeletionCancelled;
import dev.confab.schemas.user.DeletionRequested;
import dev.confab.schemas.user.RequestDeletion;
import dev.confab.schemas.user.UserFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Wishes to be erased, and to stay after all. */
final class Deletions {
  /** Who is asked to be forgotten must not take longer than a quarter of a year. */
  static final Duration LONGEST_GRACE = Duration.ofDays(90);

  private Deletions() {}

  /** Everybody is logged out; who logs in again within the time of grace can stay. */
  static UserDecision request(RequestDeletion command, Turn turn) {
    AccountRow account = turn.account();
    if (account == null || !turn.registered()) {
      return Turn.accountNotFound();
    }
    Rejected fault = fault(command, account, turn);
    if (fault != null) {
      return UserDecision.rejected(fault);
    }
    if (account.deletion() != null) {
      return UserDecision.repeated(turn.again());
    }
    List<UserFact> facts = new ArrayList<>(Sessions.endsOfAll(turn));
    facts.add(
        new DeletionRequested(
            turn.userId(),
            turn.nextVersion(),
            turn.at(),
            command.actor(),
            turn.at().plusMillis(command.graceMs())));
    return UserDecision.accepted(turn.done(turn.nextVersion()), facts);
  }

  static UserDecision cancel(CancelDeletion command, Turn turn) {
    AccountRow account = turn.account();
    if (account == null || !turn.registered()) {
      return Turn.accountNotFound();
    }
    Rejected fault = fault(command.actor(), account, turn);
    if (fault != null) {
      return UserDecision.rejected(fault);
    }
    return account.deletion() == null
        ? UserDecision.repeated(turn.again())
        : UserDecision.accepted(
            turn.done(turn.nextVersion()),
            List.of(
                new DeletionCancelled(
                    turn.userId(), turn.nextVersion(), turn.at(), command.actor())));
  }

  private static @Nullable Rejected fault(RequestDeletion command, AccountRow account, Turn turn) {
    if (command.graceMs() < 0 || command.graceMs() > LONGEST_GRACE.toMillis()) {
      return Rejected.of(
          "invalid_grace", "0 to " + LONGEST_GRACE.toDays() + " days", command.graceMs() + " ms");
    }
    if (!command.actor().equals(command.userId())) {
      return fault(command.actor(), account, turn);
    }
    return command.verifiedHash() != null && command.verifiedHash().equals(account.password())
        ? null
        : Rejected.of(
            "password_changed", "the password that was checked to be the newest", "it is not");
  }

  /** Admins speak for those who cannot log in, and for nobody else. */
  private static @Nullable Rejected fault(UUID actor, AccountRow account, Turn turn) {
    return actor.equals(turn.userId()) || account.password() == null
        ? null
        : Rejected.of(
            "account_has_password", "an account that nobody can log in to", "its user can");
  }
}
