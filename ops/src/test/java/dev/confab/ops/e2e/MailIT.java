package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.Tokens;
import dev.confab.ops.up.Backbone;
import dev.confab.ops.up.Ports;
import dev.confab.platform.health.Health;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Mails leave, whatever happens; what they carry works once, and stands nowhere else. */
@ExtendWith(BackboneExtension.class)
final class MailIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MAC_BYTES = 32;

  @TempDir private Path data;

  @Test
  void an_address_is_verified_and_a_password_reset_by_mail() throws Exception {
    int port = Ports.anyFree(List.of());
    try (Mailbox mailbox = Mailbox.listen(port);
        Backbone backbone = start(port)) {
      Person ann = Person.arrives("http://127.0.0.1:" + backbone.port(), "ann");
      ConfabHttp anybody = ContractWitness.client(ann.http().server());
      String address = ann.username() + "@example.org";

      String verification = mailbox.awaitToken(address, "Confirm your e-mail address");
      assertThat(ann.http().me().emailVerified()).isFalse();
      anybody.verifyEmail(verification);
      assertThat(ann.http().me().emailVerified()).isTrue();

      anybody.forgotPassword(address);
      anybody.forgotPassword("nobody-" + address);
      String reset = mailbox.awaitToken(address, "Set a new password");
      anybody.resetPassword(reset, "a new password");

      assertThat(code(() -> anybody.refresh(ann.tokens().refreshToken())))
          .isEqualTo("session_not_found");
      assertThat(code(() -> anybody.login(ann.username(), Person.PASSWORD)))
          .isEqualTo("invalid_credentials");
      Tokens tokens = anybody.login(ann.username(), "a new password");
      assertThat(tokens.userId()).isEqualTo(ann.id());
      anybody.resetPassword(reset, "a new password"); // a retry
      assertThat(code(() -> anybody.resetPassword(reset, "another password")))
          .isEqualTo("invalid_token");
      assertThat(anybody.refresh(tokens.refreshToken()).userId()).isEqualTo(ann.id());

      stands_in_no_topic(backbone, verification, reset);
    }
  }

  @Test
  void a_mail_waits_for_its_server_and_outlives_the_node_that_asked_for_it() throws Exception {
    int port = Ports.anyFree(List.of());
    String address;
    try (Backbone backbone = start(port)) {
      Person bob = Person.arrives("http://127.0.0.1:" + backbone.port(), "bob");
      address = bob.username() + "@example.org";
      await().atMost(PATIENCE).until(() -> mail(backbone) instanceof Health.Status.Degraded);
      assertThat(mail(backbone).toString()).doesNotContain(address);
      assertThat(backbone.health().isReady()).isTrue();
    }

    try (Backbone backbone = start(port)) {
      try (Mailbox mailbox = Mailbox.listen(port)) {
        String token = mailbox.awaitToken(address, "Confirm your e-mail address");

        ContractWitness.client("http://127.0.0.1:" + backbone.port()).verifyEmail(token);
        await().atMost(PATIENCE).until(() -> mail(backbone).equals(Health.UP));
        assertThat(mailbox.awaitMails(address, 1)).hasSize(1);
      }
    }
  }

  @Test
  void without_a_mail_server_mails_are_files(Backbone backbone) throws Exception {
    Person cid = Person.arrives("http://127.0.0.1:" + backbone.port(), "cid");
    Path folder = backbone.settings().path("CONFAB_MAIL_DIR");

    String address = cid.username() + "@example.org";
    String token =
        await()
            .atMost(PATIENCE)
            .until(
                () -> MailFolder.tokens(folder, address, "Confirm your e-mail address"),
                tokens -> !tokens.isEmpty())
            .getFirst();

    cid.http().verifyEmail(token);
    assertThat(cid.http().me().emailVerified()).isTrue();
  }

  private Backbone start(int smtpPort) throws Exception {
    return Backbone.start(
        BackboneExtension.HOME,
        data,
        "127.0.0.1",
        0,
        System.out,
        true,
        Mailbox.environment(smtpPort));
  }

  private static Health.Status mail(Backbone backbone) {
    return backbone.health().look().get("mail");
  }

  private static void stands_in_no_topic(Backbone backbone, String... tokens) {
    List<String> log =
        WholeLog.bytes(backbone.settings().text("CONFAB_KAFKA_BOOTSTRAP")).stream()
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .toList();
    assertThat(log).hasSizeGreaterThan(10);
    for (String token : tokens) {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      byte[] mac = Arrays.copyOfRange(bytes, bytes.length - MAC_BYTES, bytes.length);
      String secret = new String(mac, StandardCharsets.ISO_8859_1);
      assertThat(log).noneMatch(record -> record.contains(token) || record.contains(secret));
    }
  }

  private static String code(Runnable wish) {
    ConfabException refused = catchThrowableOfType(ConfabException.class, wish::run);
    assertThat(refused).isNotNull();
    return refused.code();
  }
}
