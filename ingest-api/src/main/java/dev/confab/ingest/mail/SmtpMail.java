package dev.confab.ingest.mail;

import dev.confab.ingest.mail.MailConfig.Login;
import dev.confab.ingest.mail.MailConfig.Smtp;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Sends by SMTP, one connection for each mail: they are few. */
final class SmtpMail implements MailPort {
  /** A server that takes longer is taken for down; it is tried again. */
  private static final String CONNECT_TIMEOUT_MS = "5000";

  /** Servers look at content before they answer; more than this no caller would wait either. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

  /** Replies about the content of this one mail: too large, not wanted (RFC 5321 §4.2.3). */
  private static final int TOO_LARGE = 552;

  private static final int NOT_WANTED = 554;

  private final Session session;
  private final String protocol;
  private final Smtp server;
  private final String from;

  SmtpMail(Smtp server, String from) {
    this(server, from, ANSWER_TIMEOUT);
  }

  SmtpMail(Smtp server, String from, Duration answerTimeout) {
    this.server = server;
    this.from = from;
    this.protocol = server.tls() == MailConfig.Tls.IMPLICIT ? "smtps" : "smtp";
    this.session = Session.getInstance(properties(server, "mail." + protocol + ".", answerTimeout));
  }

  private static Properties properties(Smtp server, String prefix, Duration answerTimeout) {
    String answerMs = Long.toString(answerTimeout.toMillis());
    Properties properties = new Properties();
    properties.setProperty(prefix + "connectiontimeout", CONNECT_TIMEOUT_MS);
    properties.setProperty(prefix + "timeout", answerMs);
    properties.setProperty(prefix + "writetimeout", answerMs);
    properties.setProperty(prefix + "auth", Boolean.toString(server.login() != null));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    boolean startTls = server.tls() == MailConfig.Tls.STARTTLS;
    properties.setProperty(prefix + "starttls.enable", Boolean.toString(startTls));
    properties.setProperty(prefix + "starttls.required", Boolean.toString(startTls));
    return properties;
  }

  @Override
  public void send(Mail mail) {
    try {
      MimeMail mime = MimeMail.of(mail, from, session);
      try (Transport transport = session.getTransport(protocol)) {
        connect(transport);
        transport.sendMessage(mime, mime.getAllRecipients());
      }
    } catch (AddressException e) {
      throw new MailRefusedException("the address is malformed");
    } catch (MessagingException e) {
      throw failure(e);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    Login login = server.login();
    transport.connect(
        server.host(),
        server.port(),
        login == null ? null : login.user(),
        login == null ? null : login.password());
  }

  /** What servers say may hold the address: only their numbers are passed on. */
  private static RuntimeException failure(MessagingException failure) {
    Exception link = failure;
    while (link instanceof MessagingException e) {
      RuntimeException refusal = refusal(e);
      if (refusal != null) {
        return refusal;
      }
      link = e.getNextException();
    }
    return new MailUnavailableException(
        "the mail server does not take mails (" + failure.getClass().getSimpleName() + ")");
  }

  private static @Nullable RuntimeException refusal(MessagingException e) {
    return switch (e) {
      case SMTPAddressFailedException address when address.getReturnCode() >= 500 ->
          new MailRefusedException(
              "the mail server refuses the address, " + address.getReturnCode());
      case SMTPSendFailedException sending
          when sending.getReturnCode() == TOO_LARGE || sending.getReturnCode() == NOT_WANTED ->
          new MailRefusedException("the mail server refuses the mail, " + sending.getReturnCode());
      default -> null;
    };
  }
}
