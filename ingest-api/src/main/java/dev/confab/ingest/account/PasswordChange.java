package dev.confab.ingest.account;

import dev.confab.ingest.access.Limits;
import dev.confab.ingest.command.Commands;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.ChangePassword;
import dev.confab.schemas.user.PasswordSet;
import java.time.InstantSource;

/**
 * Changes passwords. This node checks the current one, against a view that may be behind; so the
 * command names the hash that it was checked against, and of two changes at the same time one is
 * told that it came too late.
 */
final class PasswordChange {
  private final Limits limits;
  private final Commands commands;
  private final Views views;
  private final Passwords passwords;
  private final InstantSource clock;

  PasswordChange(
      Limits limits, Commands commands, Views views, Passwords passwords, InstantSource clock) {
    this.limits = limits;
    this.commands = commands;
    this.views = views;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Answers when the new password logs in; all sessions but the caller's are over. Guesses are
   * counted like failed log-ins, under the caller's id.
   *
   * @param address where the caller comes from
   */
  void change(Principal caller, String address, String current, String wanted) {
    String verified = limits.logIn(address, caller.userId(), () -> verified(caller, current));
    Accepted accepted =
        commands.send(
            new ChangePassword(
                caller.userId(),
                caller.sessionId(),
                PasswordSet.digest(verified),
                passwords.hash(wanted, passwords.randomSalt()),
                clock.instant()));
    try {
      boolean _ = views.passwordSet(caller.userId(), accepted.seq());
    } catch (ViewUnavailableException _) {
      // It is changed all the same: saying that it is not would be wrong.
    }
  }

  private String verified(Principal caller, String current) {
    return views
        .passwordHash(caller.userId())
        .filter(hash -> passwords.matches(current, hash))
        .orElseThrow(
            () -> ProblemException.of(403, "wrong_password", "This is not your current password."));
  }
}
