package dev.confab.ingest.account;

import dev.confab.ingest.command.Commands;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.CancelDeletion;
import dev.confab.schemas.user.RequestDeletion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Wishes to be erased, and to stay after all. */
final class Deletion {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final CurrentPassword current;
  private final Commands commands;
  private final Views views;
  private final AfterCommit afterCommit;
  private final Duration grace;
  private final InstantSource clock;

  Deletion(
      CurrentPassword current,
      Commands commands,
      Views views,
      AfterCommit afterCommit,
      Duration grace,
      InstantSource clock) {
    this.current = current;
    this.commands = commands;
    this.views = views;
    this.afterCommit = afterCommit;
    this.grace = grace;
    this.clock = clock;
  }

  /**
   * When the caller's account will be erased; all of their sessions are over.
   *
   * @param address where the caller comes from
   */
  Instant request(Principal caller, String address, String password) {
    return request(caller.userId(), caller, current.check(caller, address, password));
  }

  /** When an account that nobody can log in to will be erased. */
  Instant request(UUID userId, Principal admin) {
    return request(userId, admin, null);
  }

  private Instant request(UUID userId, Principal actor, @Nullable Sha256 verified) {
    Instant now = clock.instant();
    Accepted accepted =
        commands.send(new RequestDeletion(userId, actor.userId(), verified, grace.toMillis(), now));
    if (accepted.repeated()) {
      return wishedBefore(userId, accepted.seq());
    }
    // Their sessions are over: nothing that the view says, or does not, may hide that.
    afterCommit.account(userId, accepted);
    return accepted.at().plus(grace);
  }

  /** The end that an earlier wish set. This one changed nothing: it may be sent again. */
  private Instant wishedBefore(UUID userId, long version) {
    Account account =
        views
            .settledAccount(userId, version, Views.PATIENCE)
            .filter(a -> a.status() == Account.Status.REGISTERED)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        404, "account_not_found", "There is no account " + userId + "."));
    return Optional.ofNullable(account.eraseAt()).orElseThrow(Deletion::takenBack);
  }

  /** The account stays; when this returns, it shows, unless the view lags. */
  void cancel(UUID userId, Principal actor) {
    Accepted accepted = commands.send(new CancelDeletion(userId, actor.userId(), clock.instant()));
    afterCommit.account(userId, accepted);
  }

  private static ProblemException takenBack() {
    return ProblemException.later(
        "outcome_unknown",
        "The wish was taken back at the same time: repeat the same request if it still holds.",
        RETRY_AFTER_SECONDS);
  }
}
