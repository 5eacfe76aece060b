package dev.confab.ingest.account;

import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.schemas.outcome.Accepted;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Waits until the views show what was carried out, so that whoever asked for it finds it done. A
 * view that lags, or is away, ends the wait and nothing else: it was carried out all the same, and
 * saying that it was not would be wrong.
 */
final class AfterCommit {
  private final Views views;

  AfterCommit(Views views) {
    this.views = views;
  }

  /** For the user's account as the command left it. */
  void account(UUID userId, Accepted accepted) {
    await(() -> views.settledAccount(userId, accepted.seq(), Views.PATIENCE));
  }

  /** For the password that the command set, so that it logs in. */
  void password(UUID userId, Accepted accepted) {
    await(() -> views.passwordSet(userId, accepted.seq()));
  }

  /** For the end of a session, so that lists leave it out. */
  void sessionEnd(UUID userId, UUID sessionId) {
    await(() -> views.sessionEnded(userId, sessionId));
  }

  private static void await(Supplier<?> view) {
    try {
      var _ = view.get();
    } catch (ViewUnavailableException _) {
      // See above: to the caller this is no failure.
    }
  }
}
