package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.MailTokenUsed;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RequestEmailVerification;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.ResetPassword;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.UserFact;
import dev.confab.schemas.user.VerifyEmail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are mailed: when one is issued, and what it does when it comes back. A token is known
 * by its number; that it is genuine has been checked before, and nothing here could tell.
 */
final class MailTokens {
  /** Long enough to find the mail the next day. */
  static final Duration VERIFICATION_LIFETIME = Duration.ofHours(24);

  /** As short as a slow mail server allows: the token is as good as the password. */
  static final Duration RESET_LIFETIME = Duration.ofHours(1);

  private MailTokens() {}

  static UserDecision request(RequestEmailVerification command, Turn turn) {
    return request(MailTokenKind.EMAIL_VERIFICATION, turn);
  }

  static UserDecision request(RequestPasswordReset command, Turn turn) {
    return request(MailTokenKind.PASSWORD_RESET, turn);
  }

  static UserDecision verify(VerifyEmail command, Turn turn) {
    return use(
        MailTokenKind.EMAIL_VERIFICATION,
        command.tokenNo(),
        command.contentHash(),
        turn,
        List.of(new EmailVerified(turn.userId(), turn.nextVersion(), turn.at())));
  }

  /** A new password ends all sessions: whoever had the old one is out. */
  static UserDecision reset(ResetPassword command, Turn turn) {
    List<UserFact> facts = new ArrayList<>();
    facts.add(
        new PasswordSet(turn.userId(), turn.nextVersion(), turn.at(), command.passwordHash()));
    for (SessionRow session : turn.state().sessions(turn.userId())) {
      facts.add(new SessionEnded(turn.userId(), session.sessionId()));
    }
    return use(MailTokenKind.PASSWORD_RESET, command.tokenNo(), command.contentHash(), turn, facts);
  }

  /** The token of somebody who has just registered. */
  static MailTokenIssued first(UUID emailKey, Turn turn) {
    return issued(MailTokenKind.EMAIL_VERIFICATION, null, emailKey, turn);
  }

  private static UserDecision request(MailTokenKind kind, Turn turn) {
    AccountRow account = turn.account();
    if (account == null || !turn.registered()) {
      return Turn.accountNotFound();
    }
    UUID emailKey = account.registration().emailKey();
    if (emailKey == null) {
      return UserDecision.rejected("no_email", "an account with an e-mail address", "it has none");
    }
    MailTokenRow before = turn.state().mailToken(turn.userId(), kind);
    boolean verified =
        kind == MailTokenKind.EMAIL_VERIFICATION && before != null && before.usedFor() != null;
    if (verified) {
      return UserDecision.rejected(
          "email_already_verified", "an address that is not verified", "it is");
    }
    List<Instant> recent = before == null ? List.of() : before.recentAt(turn.at());
    if (recent.size() >= MailTokenRow.MOST) {
      Instant next = recent.getFirst().plus(MailTokenRow.WINDOW);
      return UserDecision.rejected(
          Rejected.of(
                  "too_many_mails",
                  "at most " + MailTokenRow.MOST + " mails within an hour",
                  "there were as many")
              .retryAfter(Duration.between(turn.at(), next)));
    }
    return UserDecision.accepted(
        turn.done(turn.version()), List.of(issued(kind, before, emailKey, turn)));
  }

  private static MailTokenIssued issued(
      MailTokenKind kind, @Nullable MailTokenRow before, UUID emailKey, Turn turn) {
    Duration lifetime =
        kind == MailTokenKind.PASSWORD_RESET ? RESET_LIFETIME : VERIFICATION_LIFETIME;
    return new MailTokenIssued(
        turn.userId(),
        turn.at(),
        kind,
        before == null ? 1 : before.no() + 1,
        emailKey,
        turn.at().plus(lifetime));
  }

  /** A used token works for the very same wish again, which then changes nothing. */
  private static UserDecision use(
      MailTokenKind kind, long no, Sha256 contentHash, Turn turn, List<UserFact> effects) {
    MailTokenRow token = turn.state().mailToken(turn.userId(), kind);
    if (token == null || token.no() != no) {
      return UserDecision.rejected("invalid_token", "the newest token", "it is another one");
    }
    if (token.usedFor() != null) {
      return contentHash.equals(token.usedFor())
          ? UserDecision.repeated(turn.again())
          : UserDecision.rejected("invalid_token", "a token that was not used", "it was");
    }
    if (!turn.at().isBefore(token.expiresAt())) {
      return UserDecision.rejected(
          "token_expired", "a token that lasts", "it ended at " + token.expiresAt());
    }
    List<UserFact> facts = new ArrayList<>(effects);
    facts.add(new MailTokenUsed(turn.userId(), turn.at(), kind, no, contentHash));
    return UserDecision.accepted(turn.done(turn.nextVersion()), facts);
  }
}
