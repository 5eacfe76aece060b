package dev.confab.ingest.account;

import dev.confab.ingest.command.Commands;
import dev.confab.ingest.mail.MailTokens;
import dev.confab.ingest.mail.MailTokens.Shown;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Views;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.RequestEmailVerification;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.ResetPassword;
import dev.confab.schemas.user.VerifyEmail;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;

/**
 * Asks for tokens and uses them. Whether a token is genuine is checked here; whether it is the
 * newest, unused and still lasts is the user aggregate's to decide.
 */
final class MailedTokens {
  /** What a caller who is nobody in particular must not learn. */
  private static final Set<String> SILENT =
      Set.of("account_not_found", "no_email", "too_many_mails");

  private final Commands commands;
  private final Views views;
  private final AfterCommit afterCommit;
  private final NameKeys names;
  private final MailTokens tokens;
  private final RegistrationKeys keys;
  private final Passwords passwords;
  private final InstantSource clock;

  MailedTokens(
      Commands commands,
      Views views,
      AfterCommit afterCommit,
      NameKeys names,
      MailTokens tokens,
      RegistrationKeys keys,
      Passwords passwords,
      InstantSource clock) {
    this.commands = commands;
    this.views = views;
    this.afterCommit = afterCommit;
    this.names = names;
    this.tokens = tokens;
    this.keys = keys;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Verifies an address; when this returns, the user's own account shows it, unless the view lags.
   */
  void verify(String token) {
    Shown shown = genuine(MailTokenKind.EMAIL_VERIFICATION, token);
    Accepted accepted = commands.send(new VerifyEmail(shown.userId(), shown.no(), clock.instant()));
    afterCommit.account(shown.userId(), accepted);
  }

  void requestVerification(UUID userId) {
    commands.send(new RequestEmailVerification(userId, clock.instant()));
  }

  /**
   * Asks for a reset of whoever has an address. An address that nobody has takes the same way: a
   * user id that nobody has either is asked, and answers like everybody.
   */
  void requestReset(String email) {
    UUID key = names.email(email);
    UUID userId = views.nameOwner(key, null).orElse(key);
    try {
      commands.send(new RequestPasswordReset(userId, clock.instant()));
    } catch (ProblemException e) {
      if (!SILENT.contains(e.code())) {
        throw e;
      }
    }
  }

  /** Sets a new password; when this returns, it logs in here, unless the view lags. */
  void reset(String token, String newPassword) {
    Shown shown = genuine(MailTokenKind.PASSWORD_RESET, token);
    // No Idempotency-Key has a line break: no registration ever had this salt.
    byte[] salt = keys.salt(shown.userId(), "\nreset:" + shown.no());
    String hash = passwords.hash(newPassword, salt);
    Accepted accepted =
        commands.send(new ResetPassword(shown.userId(), shown.no(), hash, clock.instant()));
    afterCommit.password(shown.userId(), accepted);
  }

  private Shown genuine(MailTokenKind kind, String token) {
    return tokens
        .check(kind, token)
        .orElseThrow(
            () -> ProblemException.of(400, "invalid_token", "This is no such token of ours."));
  }
}
