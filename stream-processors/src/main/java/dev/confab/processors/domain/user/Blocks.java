package dev.confab.processors.domain.user;

import dev.confab.schemas.user.BlockUser;
import dev.confab.schemas.user.UnblockUser;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserUnblocked;

/** With whom a user wants to have nothing to do. */
final class Blocks {
  /** As many as {@link Contacts#MAX}: who is pestered by more has moderators to turn to. */
  static final int MAX = 10_000;

  private Blocks() {}

  static UserDecision block(BlockUser command, Turn turn) {
    if (command.other().equals(command.userId())) {
      return UserDecision.rejected("invalid_block", "somebody else", "it is the user");
    }
    if (turn.state().people().hasBlocked(turn.userId(), command.other())) {
      return People.repeated(turn);
    }
    return People.person(turn).blocks() >= MAX
        ? UserDecision.rejected(
            "too_many_blocks", "at most " + MAX + " blocks", "there are as many already")
        : People.changed(
            new UserBlocked(turn.userId(), turn.nextVersion(), turn.at(), command.other()), turn);
  }

  static UserDecision unblock(UnblockUser command, Turn turn) {
    return turn.state().people().hasBlocked(turn.userId(), command.other())
        ? People.changed(
            new UserUnblocked(turn.userId(), turn.nextVersion(), turn.at(), command.other()), turn)
        : People.repeated(turn);
  }
}
