package dev.confab.platform.input;

import org.jspecify.annotations.Nullable;

/** A client sent something that it may not. */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final @Nullable String field;

  InputException(String problem) {
    this(problem, null);
  }

  InputException(String problem, @Nullable String field) {
    super(problem, null, false, false);
    this.problem = problem;
    this.field = field;
  }

  /** What is wrong, to be said after the name of the field: "must be a UUID". */
  public String problem() {
    return problem;
  }

  /** The field, if it is known here; otherwise whoever read the field knows it. */
  public @Nullable String field() {
    return field;
  }
}
