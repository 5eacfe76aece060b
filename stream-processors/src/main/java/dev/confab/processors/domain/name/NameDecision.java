package dev.confab.processors.domain.name;

import dev.confab.processors.domain.Verdict;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.user.AnswerClaim;
import java.util.List;

/**
 * What a name command leads to.
 *
 * @param verdict always accepted: a claim is refused by its answer
 * @param events what happened; at most one
 * @param answers commands back to the user who claims; at most one
 */
public record NameDecision(Verdict verdict, List<NameEvent> events, List<AnswerClaim> answers) {
  public NameDecision {
    events = List.copyOf(events);
    answers = List.copyOf(answers);
  }
}
