package dev.confab.platform.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Several questions of which some may stay without an answer. */
final class Each {
  private Each() {}

  /**
   * The answers, in the order of the questions; none where a view was unavailable.
   *
   * @throws ViewUnavailableException if there is no answer at all
   */
  static <A> List<Optional<A>> of(List<? extends Supplier<A>> questions) {
    List<Optional<A>> answers = new ArrayList<>();
    @Nullable ViewUnavailableException unavailable = null;
    for (Supplier<A> question : questions) {
      try {
        answers.add(Optional.of(question.get()));
      } catch (ViewUnavailableException e) {
        unavailable = e;
        answers.add(Optional.empty());
      }
    }
    if (unavailable != null && answers.stream().allMatch(Optional::isEmpty)) {
      throw unavailable;
    }
    return answers;
  }
}
