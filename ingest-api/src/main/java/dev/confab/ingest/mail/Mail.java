package dev.confab.ingest.mail;

import java.time.Instant;

/**
 * A mail in plain text. The same wish makes the same mail, to the byte: a second copy can be known
 * as one.
 *
 * @param messageId the Message-ID without its brackets
 * @param at its Date
 * @param to one address
 * @param subject one line
 * @param text lines of text
 */
record Mail(String messageId, Instant at, String to, String subject, String text) {
  /** Address and text are secrets: they are not printed. */
  @Override
  public String toString() {
    return "Mail[messageId=" + messageId + "]";
  }
}
