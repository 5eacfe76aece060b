package dev.confab.platform.command;

/** A command may or may not have been carried out; the same command again finds out. */
public final class OutcomeUnknownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what stood in the way. */
  public OutcomeUnknownException(String message) {
    super(message, null, false, false);
  }
}
