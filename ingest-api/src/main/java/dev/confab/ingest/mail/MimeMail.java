package dev.confab.ingest.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** A mail as it goes over the wire. */
final class MimeMail extends MimeMessage {
  private final String messageId;

  private MimeMail(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  static MimeMail of(Mail mail, String from, Session session) throws MessagingException {
    MimeMail mime = new MimeMail(session, mail.messageId());
    mime.setFrom(new InternetAddress(from, true));
    mime.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    mime.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    mime.setSentDate(Date.from(mail.at()));
    // RFC 3834: nobody's absence should be told to a machine.
    mime.setHeader("Auto-Submitted", "auto-generated");
    mime.setText(mail.text(), StandardCharsets.UTF_8.name());
    mime.saveChanges();
    return mime;
  }

  /** Ours, where the library would draw one. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + messageId + ">");
  }
}
