package dev.confab.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.confab.ingest.mail.MailConfig.Login;
import dev.confab.ingest.mail.MailConfig.Smtp;
import dev.confab.ingest.mail.MailConfig.Tls;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SmtpMailTest {
  private static final Mail MAIL =
      new Mail(
          "wish-1@example.org",
          Instant.parse("2026-01-31T10:00:00Z"),
          "ada@example.org",
          "Grüße",
          "Hello Ada,\n\nhttp://chat.example.org/#x=" + "y".repeat(80) + "\n");

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_mail_arrives_as_it_was_written() throws Exception {
    port(null).send(MAIL);

    MimeMessage arrived = server.getReceivedMessages()[0];
    assertThat(arrived.getSubject()).isEqualTo("Grüße");
    assertThat(arrived.getFrom()[0]).hasToString("confab@example.org");
    assertThat(arrived.getAllRecipients()[0]).hasToString("ada@example.org");
    assertThat(arrived.getSentDate()).isEqualTo(MAIL.at());
    assertThat(arrived.isMimeType("text/plain")).isTrue();
    assertThat(arrived.getContent().toString().replace("\r\n", "\n"))
        .startsWith(MAIL.text().strip());
  }

  @Test
  void the_same_mail_again_has_the_same_message_id() throws Exception {
    port(null).send(MAIL);
    port(null).send(MAIL);

    MimeMessage[] arrived = server.getReceivedMessages();
    assertThat(arrived).hasSize(2);
    assertThat(arrived[0].getMessageID()).isEqualTo("<wish-1@example.org>");
    assertThat(arrived[1].getMessageID()).isEqualTo("<wish-1@example.org>");
  }

  @Test
  void it_logs_in_where_it_must() {
    server.setUser("confab", "swordfish");

    port(new Login("confab", "swordfish")).send(MAIL);

    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void a_wrong_password_is_trouble_of_the_server_not_of_the_mail() {
    server.setUser("confab", "swordfish");

    assertThatThrownBy(() -> port(new Login("confab", "wrong")).send(MAIL))
        .isInstanceOf(MailUnavailableException.class)
        .hasMessageNotContainingAny("ada@example.org", "wrong");
  }

  @Test
  void a_server_that_does_not_listen_is_unavailable() {
    MailPort port = port(null);
    server.stop();

    assertThatThrownBy(() -> port.send(MAIL))
        .isInstanceOf(MailUnavailableException.class)
        .hasMessageNotContaining("ada@example.org");
  }

  @Test
  void a_server_that_says_nothing_is_given_up() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      MailPort port =
          new SmtpMail(
              new Smtp("127.0.0.1", silent.getLocalPort(), Tls.NONE, null),
              "confab@example.org",
              Duration.ofMillis(100));

      assertThatThrownBy(() -> port.send(MAIL)).isInstanceOf(MailUnavailableException.class);
    }
  }

  @Test
  void nothing_is_said_in_clear_where_encryption_is_asked_for() {
    int port = server.getSmtp().getPort();
    MailPort encrypted =
        new SmtpMail(new Smtp("127.0.0.1", port, Tls.STARTTLS, null), "confab@example.org");

    assertThatThrownBy(() -> encrypted.send(MAIL)).isInstanceOf(MailUnavailableException.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_malformed_address_is_refused_for_ever() {
    Mail malformed = new Mail("id@x", MAIL.at(), "a b@example.org", "subject", "text");

    assertThatThrownBy(() -> port(null).send(malformed)).isInstanceOf(MailRefusedException.class);
  }

  private MailPort port(@Nullable Login login) {
    return new SmtpMail(
        new Smtp("127.0.0.1", server.getSmtp().getPort(), Tls.NONE, login), "confab@example.org");
  }
}
