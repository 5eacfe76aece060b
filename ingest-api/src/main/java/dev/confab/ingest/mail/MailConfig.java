package dev.confab.ingest.mail;

import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where mails go, and what they say.
 *
 * @param way how they go there
 * @param from who they are from ({@code CONFAB_MAIL_FROM}, by default {@code confab@localhost})
 * @param publicUrl where people find the server; links begin with it ({@code CONFAB_PUBLIC_URL})
 */
public record MailConfig(Way way, String from, String publicUrl) {
  private static final int SUBMISSION_PORT = 587; // RFC 6409

  /** How mails go. */
  public sealed interface Way {}

  /**
   * Through a mail server.
   *
   * @param host its name ({@code CONFAB_SMTP_HOST})
   * @param port its port ({@code CONFAB_SMTP_PORT}, by default 587)
   * @param tls how the connection is encrypted ({@code CONFAB_SMTP_TLS}, by default {@code
   *     starttls})
   * @param login who we are there; null: it does not ask
   */
  public record Smtp(String host, int port, Tls tls, @Nullable Login login) implements Way {}

  /**
   * Into a folder, one file each: for one machine and its only user.
   *
   * @param path the folder ({@code CONFAB_MAIL_DIR}, read if there is no mail server)
   */
  public record Folder(Path path) implements Way {}

  /** How a connection to a mail server is encrypted. */
  public enum Tls {
    /** Not at all: for a server on the same machine. */
    NONE,
    /** It begins in clear and must change over before anything is said. */
    STARTTLS,
    /** From the first byte. */
    IMPLICIT
  }

  /**
   * An account at the mail server.
   *
   * @param user its name ({@code CONFAB_SMTP_USER})
   * @param password its password ({@code CONFAB_SMTP_PASSWORD})
   */
  public record Login(String user, String password) {
    /** The password is a secret: it is not printed. */
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  /**
   * Reads it from settings.
   *
   * @throws ConfigException if a value is missing or wrong
   */
  public static MailConfig from(Settings settings) {
    return new MailConfig(
        way(settings), from(settings, "confab@localhost"), settings.httpUrl("CONFAB_PUBLIC_URL"));
  }

  private static Way way(Settings settings) {
    String host = settings.textOrNull("CONFAB_SMTP_HOST");
    if (host == null) {
      return new Folder(settings.path("CONFAB_MAIL_DIR"));
    }
    String user = settings.textOrNull("CONFAB_SMTP_USER");
    return new Smtp(
        host,
        settings.number("CONFAB_SMTP_PORT", SUBMISSION_PORT, 1, 65_535),
        tls(settings),
        user == null ? null : new Login(user, settings.text("CONFAB_SMTP_PASSWORD")));
  }

  private static Tls tls(Settings settings) {
    String name = settings.text("CONFAB_SMTP_TLS", "starttls");
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "none" -> Tls.NONE;
      case "starttls" -> Tls.STARTTLS;
      case "implicit" -> Tls.IMPLICIT;
      default ->
          throw new ConfigException(
              "CONFAB_SMTP_TLS", "is \"" + name + "\", expected none, starttls or implicit");
    };
  }

  private static String from(Settings settings, String otherwise) {
    String from = settings.text("CONFAB_MAIL_FROM", otherwise);
    if (!from.matches("[^@\\s<>]+@[^@\\s<>]+")) {
      throw new ConfigException("CONFAB_MAIL_FROM", "is no e-mail address");
    }
    return from;
  }
}
