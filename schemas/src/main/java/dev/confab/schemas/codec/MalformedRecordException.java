package dev.confab.schemas.codec;

/** Bytes that are no record: wrong magic byte, cut short, or not what their schema says. */
public final class MalformedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence that says what is wrong. */
  public MalformedRecordException(String message) {
    super(message);
  }

  /** With a sentence that says what is wrong, and the cause. */
  public MalformedRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
