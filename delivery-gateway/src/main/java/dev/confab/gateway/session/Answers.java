package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.platform.command.OutcomeUnknownException;
import dev.confab.platform.command.OverloadedException;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.outcome.Rejected;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What clients are told of what became of their wishes. */
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  /** Deciders that are away are back within seconds; sooner would only add to their backlog. */
  private static final long RETRY_AFTER_MS = 1_000;

  private Answers() {}

  /** Of a command's outcome, or of what kept it from being heard. */
  static byte[] of(
      String id,
      @Nullable Outcome outcome,
      @Nullable Throwable failure,
      Function<Accepted, byte[]> committed) {
    return switch (outcome) {
      case Accepted accepted -> committed.apply(accepted);
      case Rejected rejected -> ServerFrames.rejected(id, rejected);
      case null -> unanswered(id, failure);
    };
  }

  /** Of a view that does not answer. */
  static byte[] unavailable(String id) {
    return ServerFrames.rejected(
        id,
        ErrorCode.UNAVAILABLE,
        "What this wish names cannot be looked up now; nothing was done.",
        RETRY_AFTER_MS);
  }

  private static byte[] unanswered(String id, @Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof OverloadedException) {
      return ServerFrames.rejected(
          id,
          ErrorCode.UNAVAILABLE,
          "Too many wishes are waiting; nothing was done.",
          RETRY_AFTER_MS);
    }
    if (!(cause instanceof OutcomeUnknownException)) {
      log.atError().setCause(cause).log("command failed");
    }
    return ServerFrames.rejected(
        id,
        ErrorCode.OUTCOME_UNKNOWN,
        "The outcome is not known yet: send the same wish again.",
        RETRY_AFTER_MS);
  }
}
