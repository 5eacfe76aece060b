package dev.confab.ingest.request;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.input.InputException;
import dev.confab.platform.input.TextRule;
import dev.confab.platform.input.Values;
import java.time.Instant;
import java.util.UUID;

/** The platform's rules for texts, as problems that name their field. */
final class Texts {
  private Texts() {}

  static String checked(TextRule rule, String field, String text, int min, int max) {
    return valid(field, () -> rule.checked(text, min, max));
  }

  static String key(String field, String text) {
    return valid(field, () -> Values.key(text));
  }

  static UUID id(String field, String text) {
    return valid(field, () -> Values.id(text));
  }

  static Instant time(String field, String text) {
    return valid(field, () -> Values.time(text));
  }

  private static <T> T valid(String field, Check<T> check) {
    try {
      return check.check();
    } catch (InputException e) {
      throw ProblemException.field(field, field + " " + e.problem() + ".");
    }
  }

  @FunctionalInterface
  private interface Check<T> {
    T check() throws InputException;
  }
}
