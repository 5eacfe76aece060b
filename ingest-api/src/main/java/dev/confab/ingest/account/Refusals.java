package dev.confab.ingest.account;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Account;

/** Registrations and changes of names that came to nothing, as problems. */
final class Refusals {
  private static final int RETRY_AFTER_SECONDS = 1;

  private Refusals() {}

  static ProblemException problem(Account refused) {
    String code = refused.refusal() == null ? "registration_expired" : refused.refusal();
    return switch (code) {
      case "username_taken" -> ProblemException.of(409, code, "The username is taken.");
      case "email_taken" -> ProblemException.of(409, code, "The e-mail address is taken.");
      case "registration_expired" ->
          ProblemException.later(
              code, "The registration took too long; try again.", RETRY_AFTER_SECONDS);
      case "name_change_expired" ->
          ProblemException.later(code, "The change took too long; try again.", RETRY_AFTER_SECONDS);
      default -> ProblemException.of(409, code, "The registration was refused.");
    };
  }

  /** A key cannot make a second account, once the first was erased. */
  static ProblemException erased() {
    return ProblemException.of(
        409, "idempotency_key_reused", "The account that this key made was erased.");
  }
}
