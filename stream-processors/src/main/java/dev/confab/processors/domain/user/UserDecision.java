package dev.confab.processors.domain.user;

import dev.confab.processors.domain.Verdict;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.user.UserFact;
import java.util.List;

/**
 * What a user command leads to.
 *
 * @param verdict accepted or rejected
 * @param facts what happened, in order; none if rejected (but for {@code refresh_reused}, which
 *     ends the session) or repeated
 * @param sends commands to names, in order
 */
public record UserDecision(Verdict verdict, List<UserFact> facts, List<NameCommand> sends) {
  public UserDecision {
    facts = List.copyOf(facts);
    sends = List.copyOf(sends);
  }

  /** What direct chats must know of it, in order. */
  public List<NoteBlock> notes() {
    return facts.stream().flatMap(fact -> Blocks.note(fact).stream()).toList();
  }

  static UserDecision accepted(Accepted verdict, List<UserFact> facts) {
    return new UserDecision(verdict, facts, List.of());
  }

  static UserDecision repeated(Accepted verdict) {
    return new UserDecision(verdict, List.of(), List.of());
  }

  static UserDecision rejected(Rejected verdict) {
    return new UserDecision(verdict, List.of(), List.of());
  }

  static UserDecision rejected(String code, String expected, String found) {
    return rejected(Rejected.of(code, expected, found));
  }
}
