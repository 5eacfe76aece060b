package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Times;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.schemas.user.UserCommand;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One command at one user: what all rules need. */
record Turn(UserCommand command, @Nullable AccountRow account, UserState state) {
  UUID userId() {
    return command.userId();
  }

  long version() {
    return account == null ? 0 : account.version();
  }

  long nextVersion() {
    return version() + 1;
  }

  Instant at() {
    return account == null ? command.issuedAt() : Times.later(command.issuedAt(), account.lastAt());
  }

  boolean registered() {
    return account != null && account.status() == Status.REGISTERED;
  }

  Accepted done(long version) {
    return new Accepted(userId(), version, 0, at(), false);
  }

  /** Nothing was left to do. */
  Accepted again() {
    return new Accepted(userId(), version(), 0, at(), true);
  }

  /** Nothing was left to do: it has been so since a version. */
  Accepted again(long since) {
    return new Accepted(userId(), since, 0, at(), true);
  }

  static UserDecision accountNotFound() {
    return UserDecision.rejected("account_not_found", "a registered account", "there is none");
  }
}
