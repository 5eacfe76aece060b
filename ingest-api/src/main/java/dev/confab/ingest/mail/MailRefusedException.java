package dev.confab.ingest.mail;

/** A mail will never be taken: there is no such address, or its content is not wanted. */
final class MailRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MailRefusedException(String reason) {
    super(reason, null, false, false);
  }
}
