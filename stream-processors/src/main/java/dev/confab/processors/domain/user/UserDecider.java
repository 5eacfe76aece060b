package dev.confab.processors.domain.user;

import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.CancelDeletion;
import dev.confab.schemas.user.ChangeDisplayName;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.ChangePassword;
import dev.confab.schemas.user.ChangeRoles;
import dev.confab.schemas.user.ChatPreferenceCommand;
import dev.confab.schemas.user.CloseSession;
import dev.confab.schemas.user.CloseSessions;
import dev.confab.schemas.user.EraseAccount;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.ImportAccount;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.PeopleCommand;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.RequestDeletion;
import dev.confab.schemas.user.RequestEmailVerification;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.ResetPassword;
import dev.confab.schemas.user.RotateSession;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.VerifyEmail;

/** Judges user commands: pure, reads rows, writes nothing. */
public final class UserDecider {
  private UserDecider() {}

  /** Decides on one command, given the rows of everything that happened before it. */
  public static UserDecision decide(UserCommand command, UserState state) {
    AccountRow account = state.account(command.userId());
    ErasedRow erased = account == null ? state.erased(command.userId()) : null;
    return erased == null
        ? decide(command, new Turn(command, account, state))
        : Erasure.afterwards(command, erased);
  }

  private static UserDecision decide(UserCommand command, Turn turn) {
    return switch (command) {
      case RegisterAccount register -> Registering.register(register, turn);
      case ImportAccount brought -> Registering.bring(brought, turn);
      case AnswerClaim answer -> Claims.answer(answer, turn);
      case ExpireRegistration expire -> Claims.expire(expire, turn);
      case ChangeDisplayName change -> Profiles.change(change, turn);
      case OpenSession open -> Sessions.open(open, turn);
      case RotateSession rotate -> Sessions.rotate(rotate, turn);
      case CloseSession close -> Sessions.close(close, turn);
      case RequestEmailVerification request -> MailTokens.request(request, turn);
      case VerifyEmail verify -> MailTokens.verify(verify, turn);
      case RequestPasswordReset request -> MailTokens.request(request, turn);
      case ResetPassword reset -> MailTokens.reset(reset, turn);
      case CloseSessions close -> Sessions.close(close, turn);
      case ChangePassword change -> Passwords.change(change, turn);
      case ChangeName change -> NameChanges.change(change, turn);
      case ChangeRoles change -> Roles.change(change, turn);
      case RequestDeletion request -> Deletions.request(request, turn);
      case CancelDeletion cancel -> Deletions.cancel(cancel, turn);
      case EraseAccount erase -> Erasure.erase(erase, turn);
      case PeopleCommand people -> People.decide(people, turn);
      case ChatPreferenceCommand preference -> ChatPreferenceRules.decide(preference, turn);
    };
  }
}
