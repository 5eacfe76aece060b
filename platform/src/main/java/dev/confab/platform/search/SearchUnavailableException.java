package dev.confab.platform.search;

/** The search index cannot answer now: try again later. */
public final class SearchUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With one sentence. */
  public SearchUnavailableException(String message) {
    super(message);
  }

  /** With one sentence and the cause. */
  public SearchUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
