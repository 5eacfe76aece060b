package dev.confab.gateway.room;

/** A session could not be attached in time, because a view did not answer. */
public final class AttachException extends Exception {
  private static final long serialVersionUID = 1L;

  AttachException(String message) {
    super(message);
  }

  AttachException(Throwable cause) {
    super("a view did not answer in time", cause);
  }
}
