package dev.confab.processors.runtime;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A record of truth that cannot be applied: its type is unknown to this release, or it is no
 * record. Nobody may pass over it, since they would be wrong for ever after; and trying again does
 * not help. So the application stops there and says where.
 */
public final class PoisonedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a record at a place, with what is wrong. */
  public PoisonedRecordException(RecordMetadata place, Throwable cause) {
    super(
        "stopped at "
            + place.topic()
            + "-"
            + place.partition()
            + " offset "
            + place.offset()
            + ": "
            + cause.getMessage(),
        cause);
  }

  /** The first such exception among the causes of another. */
  static Optional<PoisonedRecordException> in(Throwable death) {
    for (@Nullable Throwable cause = death; cause != null; cause = cause.getCause()) {
      if (cause instanceof PoisonedRecordException poison) {
        return Optional.of(poison);
      }
    }
    return Optional.empty();
  }
}
