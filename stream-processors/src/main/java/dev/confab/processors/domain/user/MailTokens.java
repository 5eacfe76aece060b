package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.MailTokenEnded;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.MailTokenUsed;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RequestEmailVerification;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.ResetPassword;
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
    facts.addAll(Sessions.endsOfAll(turn));
    return use(MailTokenKind.PASSWORD_RESET, command.tokenNo(), command.contentHash(), turn, facts);
  }

  /** The token of somebody who has just registered. */
  static MailTokenIssued first(UUID emailKey, Turn turn) {
    return issued(MailTokenKind.EMAIL_VERIFICATION, emailKey, turn.nextVersion(), turn);
  }

  /**
   * What another address means to mailed tokens: it is to be verified, and what was mailed to the
   * old one is worth nothing any more.
   *
   * @param version the version that has the address
   */
  static List<UserFact> afresh(UUID emailKey, long version, Turn turn) {
    List<UserFact> facts = new ArrayList<>(endOfReset(turn));
    facts.add(issued(MailTokenKind.EMAIL_VERIFICATION, emailKey, version, turn));
    return facts;
  }

  /** The end of the token that would allow another password, if there is one. */
  static List<UserFact> endOfReset(Turn turn) {
    MailTokenRow token = turn.state().mailToken(turn.userId(), MailTokenKind.PASSWORD_RESET);
    return token != null && token.isOpen(turn.at())
        ? List.of(new MailTokenEnded(turn.userId(), turn.at(), MailTokenKind.PASSWORD_RESET))
        : List.of();
  }

  /** Why no other mail of a kind can be asked for now; null if one can. */
  static @Nullable Rejected tooMany(MailTokenKind kind, Turn turn) {
    MailTokenRow before = turn.state().mailToken(turn.userId(), kind);
    List<Instant> recent = before == null ? List.of() : before.recentAt(turn.at());
    if (recent.size() < MailTokenRow.MOST) {
      return null;
    }
    Instant next = recent.getFirst().plus(MailTokenRow.WINDOW);
    return Rejected.of(
            "too_many_mails",
            "at most " + MailTokenRow.MOST + " mails within an hour",
            "there were as many")
        .retryAfter(Duration.between(turn.at(), next));
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
    Rejected tooMany = tooMany(kind, turn);
    return tooMany == null
        ? UserDecision.accepted(turn.done(turn.version()), List.of(issued(kind, emailKey, 0, turn)))
        : UserDecision.rejected(tooMany);
  }

  private static MailTokenIssued issued(
      MailTokenKind kind, UUID emailKey, long version, Turn turn) {
    MailTokenRow before = turn.state().mailToken(turn.userId(), kind);
    Duration lifetime =
        kind == MailTokenKind.PASSWORD_RESET ? RESET_LIFETIME : VERIFICATION_LIFETIME;
    return new MailTokenIssued(
        turn.userId(),
        turn.at(),
        kind,
        before == null ? 1 : before.no() + 1,
        emailKey,
        turn.at().plus(lifetime),
        version);
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
