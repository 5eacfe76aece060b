package dev.confab.processors.domain.user;

import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.ChangeRoles;
import dev.confab.schemas.user.RolesChanged;
import dev.confab.schemas.user.UserFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What users may do beyond being themselves. That the actor is an admin was checked before: it is a
 * fact of another user.
 */
final class Roles {
  private Roles() {}

  /**
   * A role that is taken ends all sessions: what they were told they may do is over at once. One
   * that is given shows with the next tokens.
   */
  static UserDecision change(ChangeRoles command, Turn turn) {
    AccountRow account = turn.account();
    if (account == null || !turn.registered()) {
      return Turn.accountNotFound();
    }
    Set<AccountRole> wanted = Set.copyOf(command.roles());
    if (wanted.contains(AccountRole.UNKNOWN)) {
      return UserDecision.rejected("invalid_roles", "roles", "one is unknown");
    }
    if (wanted.equals(account.roles())) {
      return UserDecision.repeated(turn.again());
    }
    boolean admin = account.roles().contains(AccountRole.ADMIN);
    if (command.actor().equals(command.userId()) && admin && !wanted.contains(AccountRole.ADMIN)) {
      return UserDecision.rejected(
          "own_admin_role", "another admin to take this role", "it is one's own");
    }
    List<UserFact> facts = new ArrayList<>();
    if (!wanted.containsAll(account.roles())) {
      facts.addAll(Sessions.endsOfAll(turn));
    }
    facts.add(
        new RolesChanged(
            turn.userId(),
            turn.nextVersion(),
            turn.at(),
            command.actor(),
            wanted.stream().sorted().toList()));
    return UserDecision.accepted(turn.done(turn.nextVersion()), facts);
  }
}
