package dev.confab.search.index;

/** Elasticsearch is away, overloaded or read-only: the same request may succeed later. */
public final class IndexUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With one sentence. */
  public IndexUnavailableException(String message) {
    super(message);
  }

  /** With one sentence and the cause. */
  public IndexUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
