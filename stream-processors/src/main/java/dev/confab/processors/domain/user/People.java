package dev.confab.processors.domain.user;

import dev.confab.schemas.user.AddContact;
import dev.confab.schemas.user.BlockUser;
import dev.confab.schemas.user.ChangePrivacy;
import dev.confab.schemas.user.ChangeProfile;
import dev.confab.schemas.user.ChangeSettings;
import dev.confab.schemas.user.PeopleCommand;
import dev.confab.schemas.user.PeopleEvent;
import dev.confab.schemas.user.RemoveContact;
import dev.confab.schemas.user.UnblockUser;
import java.util.List;

/**
 * How people stand to each other. Whether the other person exists is a fact of another aggregate:
 * front nodes check it against a view, and a list that names somebody who has gone does no harm.
 */
final class People {
  private People() {}

  static UserDecision decide(PeopleCommand command, Turn turn) {
    AccountRow account = turn.account();
    if (account == null || !turn.registered()) {
      return Turn.accountNotFound();
    }
    return switch (command) {
      case ChangeProfile change -> Profiles.change(change, account, turn);
      case AddContact add -> Contacts.add(add, turn);
      case RemoveContact remove -> Contacts.remove(remove, turn);
      case BlockUser block -> Blocks.block(block, turn);
      case UnblockUser unblock -> Blocks.unblock(unblock, turn);
      case ChangePrivacy change -> Settings.change(change, turn);
      case ChangeSettings change -> Settings.change(change, turn);
    };
  }

  static UserDecision changed(PeopleEvent event, Turn turn) {
    return UserDecision.accepted(turn.done(event.version()), List.of(event));
  }

  /** It is so already, at the version that said so last: views can be waited for to show that. */
  static UserDecision repeated(Turn turn) {
    return UserDecision.repeated(turn.again(person(turn).version()));
  }

  static PersonRow person(Turn turn) {
    return turn.state().people().person(turn.userId());
  }
}
