package dev.confab.gateway.delivery;

/** The source of deliveries has lost its place and is looking for a new one: try again soon. */
public final class SourceLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** There is nothing more to say. */
  public SourceLostException() {
    super("the deliveries are interrupted", null, false, false);
  }
}
