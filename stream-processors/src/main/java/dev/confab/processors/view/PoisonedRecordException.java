package dev.confab.processors.view;

/**
 * A record that a view cannot apply: its type is unknown to this release, or it is no record. A
 * view must not pass over it, since it would be wrong for ever after.
 */
final class PoisonedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PoisonedRecordException(String topic, int partition, long offset, Throwable cause) {
    super(
        "stopped at " + topic + "-" + partition + " offset " + offset + ": " + cause.getMessage(),
        cause);
  }
}
