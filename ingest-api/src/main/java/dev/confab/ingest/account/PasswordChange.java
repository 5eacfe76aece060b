package dev.confab.ingest.account;

import dev.confab.ingest.command.Commands;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.ChangePassword;
import java.time.InstantSource;

/** Changes passwords. Of two changes at the same time one is told that it came too late. */
final class PasswordChange {
  private final CurrentPassword current;
  private final Commands commands;
  private final AfterCommit afterCommit;
  private final Passwords passwords;
  private final InstantSource clock;

  PasswordChange(
      CurrentPassword current,
      Commands commands,
      AfterCommit afterCommit,
      Passwords passwords,
      InstantSource clock) {
    this.current = current;
    this.commands = commands;
    this.afterCommit = afterCommit;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Answers when the new password logs in, unless the view lags; all sessions but the caller's are
   * over.
   *
   * @param address where the caller comes from
   */
  void change(Principal caller, String address, String password, String wanted) {
    Sha256 verified = current.check(caller, address, password);
    Accepted accepted =
        commands.send(
            new ChangePassword(
                caller.userId(),
                caller.sessionId(),
                verified,
                passwords.hash(wanted, passwords.randomSalt()),
                clock.instant()));
    afterCommit.password(caller.userId(), accepted);
  }
}
