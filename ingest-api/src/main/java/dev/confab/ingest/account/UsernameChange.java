package dev.confab.ingest.account;

import dev.confab.ingest.command.Commands;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.UniqueName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes usernames. The command only starts it; this waits until the new name is claimed or
 * refused. Repeating the request joins a change that is under way and confirms one that is done.
 */
final class UsernameChange {
  private static final Duration SETTLING = Duration.ofSeconds(8);
  private static final int RETRY_AFTER_SECONDS = 1;

  private final Commands commands;
  private final Views views;
  private final NameKeys names;
  private final InstantSource clock;

  UsernameChange(Commands commands, Views views, NameKeys names, InstantSource clock) {
    this.commands = commands;
    this.views = views;
    this.names = names;
    this.clock = clock;
  }

  /** The account under its new name, which logs in. */
  Account change(Principal caller, String username) {
    UUID userId = caller.userId();
    Optional<Account> done = views.account(userId).filter(a -> a.username().equals(username));
    return done.isPresent() ? done.get() : claimed(userId, username);
  }

  private Account claimed(UUID userId, String username) {
    UUID key = names.username(username);
    Accepted accepted =
        commands.send(
            new ChangeName(
                userId, NameKind.USERNAME, new UniqueName(username), null, key, clock.instant()));
    Account account =
        views
            .settledAccount(userId, accepted.seq(), SETTLING)
            .orElseThrow(UsernameChange::undecided);
    if (!account.username().equals(username)) {
      throw account.refusal() == null ? undecided() : Refusals.problem(account);
    }
    if (!views.nameOwner(key, userId).equals(Optional.of(userId))) {
      throw undecided();
    }
    return account;
  }

  private static ProblemException undecided() {
    return ProblemException.later(
        "outcome_unknown",
        "The change is under way: repeat the same request.",
        RETRY_AFTER_SECONDS);
  }
}
