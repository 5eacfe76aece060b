package dev.confab.processors.domain.user;

import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.ChangePassword;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.UserFact;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of passwords. Front nodes check passwords, against a view that may be behind; so a change
 * counts only if the password that was checked is still the newest one.
 */
final class Passwords {
  private Passwords() {}

  static UserDecision change(ChangePassword command, Turn turn) {
    AccountRow account = turn.account();
    if (account == null || !turn.registered()) {
      return Turn.accountNotFound();
    }
    Sha256 wanted = PasswordSet.digest(command.passwordHash());
    if (wanted.equals(account.password())) {
      return UserDecision.repeated(turn.again()); // salts are drawn: it is the same wish again
    }
    if (!command.verifiedHash().equals(account.password())) {
      return UserDecision.rejected(
          "password_changed", "the password that was checked to be the newest", "it is not");
    }
    List<UserFact> facts = new ArrayList<>(Sessions.endsOfAllBut(command.sessionId(), turn));
    facts.addAll(MailTokens.endOfReset(turn));
    // The password comes last: whoever sees it sees the ends of the sessions too.
    facts.add(
        new PasswordSet(turn.userId(), turn.nextVersion(), turn.at(), command.passwordHash()));
    return UserDecision.accepted(turn.done(turn.nextVersion()), facts);
  }
}
