package dev.confab.ingest.account;

import dev.confab.ingest.request.JsonBody;
import dev.confab.platform.http.ProblemException;
import java.util.regex.Pattern;

/** What names and passwords must look like. */
final class Rules {
  /** No less is allowed by OWASP ASVS 5.0, 6.2.1. */
  static final int MIN_PASSWORD_CHARS = 8;

  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,31}");

  /** Sane, not all that RFC 5321 allows: one @, a domain with a dot, no spaces or controls. */
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\\p{C}]{1,64}@[^@\\s\\p{C}.]+(\\.[^@\\s\\p{C}.]+)+");

  /** Names elsewhere have brackets, bars and carets, but nobody's has spaces or controls. */
  private static final Pattern IMPORTED_USERNAME = Pattern.compile("[^\\s\\p{C}\\p{Z}]{1,64}");

  private Rules() {}

  static String username(JsonBody body) {
    String username = body.text("username", 3, 32);
    if (!USERNAME.matcher(username).matches()) {
      throw ProblemException.field(
          "username",
          "username must have letters A-Z, digits, dots, underscores and hyphens only, and start"
              + " with a letter or digit.");
    }
    return username;
  }

  static String email(JsonBody body) {
    String email = body.text("email", 3, 254);
    if (!EMAIL.matcher(email).matches()) {
      throw ProblemException.field("email", "email must be an e-mail address.");
    }
    return email;
  }

  /**
   * A password that somebody chooses.
   *
   * @param names what they are called here, as far as the request tells
   */
  static String newPassword(String field, JsonBody body, String... names) {
    String password = body.secret(field, MIN_PASSWORD_CHARS, 128);
    CommonPasswords.refuse(field, password, names);
    return password;
  }

  static String importedUsername(JsonBody body) {
    String username = body.text("username", 1, 64);
    if (!IMPORTED_USERNAME.matcher(username).matches()) {
      throw ProblemException.field("username", "username must be printable and have no spaces.");
    }
    return username;
  }

  static String displayName(JsonBody body) {
    String name = body.text("displayName", 1, 64);
    if (name.isBlank()) {
      throw ProblemException.field("displayName", "displayName must not be blank.");
    }
    return name;
  }
}
