package dev.confab.schemas.codec;

/** The schema registry refused, did not know, or did not answer. */
public final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence that names the subject or id. */
  public RegistryException(String message) {
    super(message);
  }

  /** With a sentence that names the subject or id, and the cause. */
  public RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
