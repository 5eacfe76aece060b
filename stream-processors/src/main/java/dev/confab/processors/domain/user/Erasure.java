package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Times;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.name.ReleaseName;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.CloseSession;
import dev.confab.schemas.user.CloseSessions;
import dev.confab.schemas.user.EraseAccount;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.ImportAccount;
import dev.confab.schemas.user.MailTokenEnded;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.ResetPassword;
import dev.confab.schemas.user.RotateSession;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserFact;
import dev.confab.schemas.user.VerifyEmail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The end of an account: its secrets, its names and everything that is known of it go in one
 * transaction. What is left is a mark, so that whatever comes late finds that somebody was here.
 */
final class Erasure {
  private Erasure() {}

  static UserDecision erase(EraseAccount command, Turn turn) {
    AccountRow account = turn.account();
    Deletion deletion = account == null ? null : account.deletion();
    if (account == null
        || deletion == null
        || deletion.requestedVersion() != command.requestedVersion()) {
      return UserDecision.repeated(turn.again());
    }
    if (turn.at().isBefore(deletion.eraseAt())) {
      return UserDecision.rejected(
          "not_due", "the time of grace to be over", "it lasts until " + deletion.eraseAt());
    }
    List<UserFact> facts = new ArrayList<>(Sessions.endsOfAll(turn));
    if (account.password() != null) {
      facts.add(new PasswordEnded(turn.userId()));
    }
    for (MailTokenKind kind : MailTokenKind.values()) {
      if (kind != MailTokenKind.UNKNOWN && turn.state().mailToken(turn.userId(), kind) != null) {
        facts.add(new MailTokenEnded(turn.userId(), turn.at(), kind));
      }
    }
    facts.add(new AccountErased(turn.userId(), turn.nextVersion(), turn.at()));
    return new UserDecision(turn.done(turn.nextVersion()), facts, releases(account, turn));
  }

  /** What becomes of whatever comes after the end. */
  static UserDecision afterwards(UserCommand command, ErasedRow mark) {
    Instant at = Times.later(command.issuedAt(), mark.at());
    Accepted again = new Accepted(command.userId(), mark.version(), 0, at, true);
    return switch (command) {
      // A claim was on its way when the account ended: nobody is there to have the name.
      case AnswerClaim answer when answer.granted() ->
          new UserDecision(
              again,
              List.of(),
              List.of(
                  new ReleaseName(answer.nameKey(), answer.userId(), answer.startedVersion(), at)));
      case AnswerClaim _, ExpireRegistration _, EraseAccount _ -> UserDecision.repeated(again);
      // Whoever comes back is somebody new, under an id of their own.
      case RegisterAccount _, ImportAccount _ ->
          UserDecision.rejected(
              "idempotency_key_reused",
              "a request key to name one account",
              "it named one that was erased");
      // What is shown from outside is answered as if it had never been issued.
      case CloseSession _, CloseSessions _ -> UserDecision.repeated(again);
      case RotateSession _ ->
          UserDecision.rejected("session_not_found", "a session with this id", "there is none");
      case VerifyEmail _, ResetPassword _ ->
          UserDecision.rejected("invalid_token", "the newest token", "there is none");
      case UserCommand _ -> Turn.accountNotFound();
    };
  }

  /**
   * Every name that is theirs or may yet become theirs: a release behind a claim that is under way
   * takes back what the claim got. No attempt of theirs is newer than the end.
   */
  private static List<NameCommand> releases(AccountRow account, Turn turn) {
    List<UUID> names = new ArrayList<>(account.registration().nameKeys());
    if (account.nameChange() != null) {
      names.add(account.nameChange().nameKey());
    }
    List<NameCommand> releases = new ArrayList<>();
    for (UUID name : names) {
      releases.add(new ReleaseName(name, turn.userId(), turn.nextVersion(), turn.at()));
    }
    return releases;
  }
}
