package dev.confab.platform.command;

/** A command was not sent, because too many wait already. */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what there is too much of. */
  public OverloadedException(String message) {
    super(message, null, false, false);
  }
}
