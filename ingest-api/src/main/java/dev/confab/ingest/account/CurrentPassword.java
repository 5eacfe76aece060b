package dev.confab.ingest.account;

import dev.confab.ingest.access.Limits;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Views;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.PasswordSet;

/**
 * Asks somebody who is logged in for their password, before something that a found telephone must
 * not do. This node checks it against a view that may be behind; so the command names the hash that
 * it was checked against, and the decider refuses if that is not the newest.
 */
final class CurrentPassword {
  private final Limits limits;
  private final Views views;
  private final Passwords passwords;

  CurrentPassword(Limits limits, Views views, Passwords passwords) {
    this.limits = limits;
    this.views = views;
    this.passwords = passwords;
  }

  /**
   * Digest of the hash that the password was checked against. Guesses are counted like failed
   * log-ins, under the caller's id.
   *
   * @param address where the caller comes from
   */
  Sha256 check(Principal caller, String address, String password) {
    return limits.logIn(address, caller.userId(), () -> checked(caller, password));
  }

  private Sha256 checked(Principal caller, String password) {
    return views
        .passwordHash(caller.userId())
        .filter(hash -> passwords.matches(password, hash))
        .map(PasswordSet::digest)
        .orElseThrow(
            () -> ProblemException.of(403, "wrong_password", "This is not your current password."));
  }
}
