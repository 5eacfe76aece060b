package dev.confab.ops.irc;

import dev.confab.ops.client.Committed;

/** What the server said to a wish, for good. */
sealed interface Answer {
  /** Was the wish sent more than once, because an answer to it was lost? */
  boolean sentAgain();

  /** It is in the log. */
  record Done(Committed committed, boolean sentAgain) implements Answer {
    /** Was it in the log before this run? */
    boolean wasThere() {
      return committed.repeated() && !sentAgain;
    }
  }

  /** It was refused. */
  record Refused(String code, String message, boolean sentAgain) implements Answer {}
}
