package dev.confab.ingest.account;

import dev.confab.ingest.access.Limits;
import dev.confab.ingest.command.Commands;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.UniqueName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes usernames and e-mail addresses. The command only starts it; this waits until the new name
 * is claimed or refused. Repeating the request joins a change that is under way and confirms one
 * that is done.
 */
final class NameChange {
  private static final Duration SETTLING = Duration.ofSeconds(8);
  private static final int RETRY_AFTER_SECONDS = 1;

  private final Limits limits;
  private final CurrentPassword current;
  private final Commands commands;
  private final Views views;
  private final NameKeys names;
  private final InstantSource clock;

  NameChange(
      Limits limits,
      CurrentPassword current,
      Commands commands,
      Views views,
      NameKeys names,
      InstantSource clock) {
    this.limits = limits;
    this.current = current;
    this.commands = commands;
    this.views = views;
    this.names = names;
    this.clock = clock;
  }

  /** The account under its new name, which logs in. */
  Account username(Principal caller, String username) {
    UUID key = names.username(username);
    return change(caller.userId(), NameKind.USERNAME, username, key, null);
  }

  /**
   * The account with its new address, which logs in and is not verified yet. It may be told that
   * somebody has the address, as at a registration; so it is counted as one.
   *
   * @param address where the caller comes from
   */
  Account email(Principal caller, String address, String password, String email) {
    Sha256 verified = current.check(caller, address, password);
    UUID key = names.email(email);
    return limits.registration(
        address, () -> change(caller.userId(), NameKind.EMAIL, email, key, verified));
  }

  private Account change(
      UUID userId, NameKind kind, String name, UUID key, @Nullable Sha256 verified) {
    Optional<Account> done = views.account(userId).filter(a -> name.equals(name(kind, a)));
    return done.isPresent() ? done.get() : claimed(userId, kind, name, key, verified);
  }

  private Account claimed(
      UUID userId, NameKind kind, String name, UUID key, @Nullable Sha256 verified) {
    Accepted accepted =
        commands.send(
            new ChangeName(
                userId, kind, new UniqueName(name), null, key, clock.instant(), verified));
    Account account =
        views.settledAccount(userId, accepted.seq(), SETTLING).orElseThrow(NameChange::undecided);
    if (!name.equals(name(kind, account))) {
      throw account.refusal() == null ? undecided() : Refusals.problem(account);
    }
    if (!views.nameOwner(key, userId).equals(Optional.of(userId))) {
      throw undecided();
    }
    return account;
  }

  private static @Nullable String name(NameKind kind, Account account) {
    return switch (kind) {
      case USERNAME -> account.username();
      case EMAIL -> account.email();
      case UNKNOWN -> null;
    };
  }

  private static ProblemException undecided() {
    return ProblemException.later(
        "outcome_unknown",
        "The change is under way: repeat the same request.",
        RETRY_AFTER_SECONDS);
  }
}
