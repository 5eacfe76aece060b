package dev.confab.ingest.command;

import dev.confab.platform.command.AcknowledgedSender;
import dev.confab.platform.command.OutcomeUnknownException;
import dev.confab.platform.http.ProblemException;
import dev.confab.schemas.mark.AdvanceMarks;
import java.util.concurrent.CompletionException;

/**
 * Notes how far people have come. Nobody decides on that, so there is no outcome: what the log has
 * counts.
 */
public final class Marking {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final AcknowledgedSender<AdvanceMarks> sender;

  /** With who writes it to the log. */
  public Marking(AcknowledgedSender<AdvanceMarks> sender) {
    this.sender = sender;
  }

  /** Returns when the log has it; blocks: use virtual threads. */
  public void advance(AdvanceMarks command) {
    try {
      sender.send(command.chatId(), command).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof OutcomeUnknownException) {
        throw ProblemException.later(
            "outcome_unknown",
            "It is not known whether this was noted: repeat the same request.",
            RETRY_AFTER_SECONDS);
      }
      throw e;
    }
  }
}
