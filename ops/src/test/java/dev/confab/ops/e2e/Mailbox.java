package dev.confab.ops.e2e;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real mail server in this process, and what people do with the mails that it gets. */
final class Mailbox implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern LINK = Pattern.compile("/#[a-z-]+=([A-Za-z0-9_-]+)");

  private final GreenMail server;

  private Mailbox(int port) {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  static Mailbox listen(int port) {
    return new Mailbox(port);
  }

  /** The environment of a backbone that sends here. */
  static Map<String, String> environment(int port) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("CONFAB_SMTP_HOST", "127.0.0.1");
    environment.put("CONFAB_SMTP_PORT", Integer.toString(port));
    environment.put("CONFAB_SMTP_TLS", "none");
    environment.put("CONFAB_MAIL_FROM", "confab@example.org");
    return environment;
  }

  /** Waits for this many mails to an address; they come in any order. */
  List<MimeMessage> awaitMails(String address, int count) {
    await().atMost(PATIENCE).until(() -> mails(address).size() >= count);
    return mails(address);
  }

  /** Waits for a mail with a subject, and follows its link: the token. */
  String awaitToken(String address, String subject) {
    await().atMost(PATIENCE).until(() -> !mails(address, subject).isEmpty());
    return token(text(mails(address, subject).getLast()));
  }

  static String token(String text) {
    Matcher link = LINK.matcher(text);
    if (!link.find()) {
      throw new AssertionError("the mail has no link: " + text);
    }
    return link.group(1);
  }

  private List<MimeMessage> mails(String address, String subject) {
    return mails(address).stream().filter(mail -> subject.equals(subject(mail))).toList();
  }

  private List<MimeMessage> mails(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> address.equals(to(mail)))
        .toList();
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage mail) {
    try {
      return mail.getContent().toString();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
