package dev.confab.platform.query;

/** A view cannot answer now: its owner is away, or it has not come far enough. Try again later. */
public final class ViewUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With one sentence. */
  public ViewUnavailableException(String message) {
    super(message);
  }

  /** With one sentence and the cause. */
  public ViewUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
