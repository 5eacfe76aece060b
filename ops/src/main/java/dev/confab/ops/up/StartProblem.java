package dev.confab.ops.up;

/** Why the launcher does not start: one sentence for the person who typed the command. */
public final class StartProblem extends Exception {
  private static final long serialVersionUID = 1L;

  StartProblem(String sentence) {
    super(sentence);
  }
}
