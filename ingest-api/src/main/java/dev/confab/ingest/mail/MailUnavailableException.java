package dev.confab.ingest.mail;

/** A mail cannot be sent now, but later perhaps. The message has no address and no text. */
final class MailUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MailUnavailableException(String reason) {
    super(reason, null, false, false);
  }
}
