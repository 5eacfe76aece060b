package dev.confab.processors.domain.presence;

import dev.confab.processors.domain.Verdict;
import dev.confab.schemas.presence.ExpireLease;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a presence command leads to.
 *
 * @param verdict carried out or not; nobody waits to hear it
 * @param facts what changes, in order
 * @param next what is to be decided on after all that waits already: the rest of an expiry; or null
 */
public record PresenceDecision(
    Verdict verdict, List<PresenceFact> facts, @Nullable ExpireLease next) {
  public PresenceDecision {
    facts = List.copyOf(facts);
  }
}
