package dev.confab.ingest.mail;

/** A way out for mails. Blocks, for a bounded time. */
interface MailPort {
  /**
   * Hands a mail over; when this returns, whoever got it is responsible for it.
   *
   * @throws MailUnavailableException if it cannot be handed over now; it may have been all the same
   * @throws MailRefusedException if this mail will never be taken
   */
  void send(Mail mail);
}
