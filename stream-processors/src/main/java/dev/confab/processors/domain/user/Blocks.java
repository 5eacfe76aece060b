package dev.confab.processors.domain.user;

import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.user.BlockUser;
import dev.confab.schemas.user.UnblockUser;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserFact;
import dev.confab.schemas.user.UserUnblocked;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** With whom a user wants to have nothing to do. */
final class Blocks {
  /** As many as {@link Contacts#MAX}: who is pestered by more has moderators to turn to. */
  static final int MAX = 10_000;

  private Blocks() {}

  /** What the direct chat of the two must know of an event; empty of all that are no blocks. */
  static Optional<NoteBlock> note(UserFact fact) {
    return switch (fact) {
      case UserBlocked e -> Optional.of(note(e.userId(), e.other(), true, e.version(), e.at()));
      case UserUnblocked e -> Optional.of(note(e.userId(), e.other(), false, e.version(), e.at()));
      default -> Optional.empty();
    };
  }

  private static NoteBlock note(
      UUID userId, UUID other, boolean blocked, long version, Instant at) {
    return new NoteBlock(DirectChats.idOf(userId, other), userId, other, blocked, version, at);
  }

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
