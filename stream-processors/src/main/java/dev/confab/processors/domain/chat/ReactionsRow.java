package dev.confab.processors.domain.chat;

import java.util.ArrayList;
import java.util.List;

/**
 * What a message was reacted with, and how often; or, with a count of one each, what a member
 * reacted with.
 *
 * @param counts one of each reaction, in the order in which they came
 */
public record ReactionsRow(List<Count> counts) {
  /** No reactions. */
  public static final ReactionsRow NONE = new ReactionsRow(List.of());

  /** How often a reaction was given. */
  public record Count(String reaction, int count) {}

  public ReactionsRow {
    counts = List.copyOf(counts);
  }

  boolean has(String reaction) {
    return counts.stream().anyMatch(count -> count.reaction().equals(reaction));
  }

  /** One more, or one less, of a reaction; of what nobody gives any more nothing is left. */
  ReactionsRow with(String reaction, int more) {
    List<Count> changed = new ArrayList<>();
    boolean found = false;
    for (Count count : counts) {
      boolean same = count.reaction().equals(reaction);
      found |= same;
      int now = count.count() + (same ? more : 0);
      if (now > 0) {
        changed.add(new Count(count.reaction(), now));
      }
    }
    if (!found && more > 0) {
      changed.add(new Count(reaction, more));
    }
    return new ReactionsRow(changed);
  }
}
