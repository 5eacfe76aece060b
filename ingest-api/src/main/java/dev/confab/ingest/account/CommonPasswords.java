package dev.confab.ingest.account;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.confab.platform.http.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passwords that are guessed first: the 30,000 most used ones of published break-ins, as zxcvbn has
 * them, and what stands beside them on the same form (OWASP ASVS 5.0, 6.2.4, 6.2.11 and 6.2.12).
 * Nothing else is asked of a password but its length.
 */
final class CommonPasswords {
  private static final Set<String> COMMON = load();

  /** Whoever attacks this server tries its name. */
  private static final Set<String> OURS = Set.of("confab", "confabconfab");

  private CommonPasswords() {}

  /**
   * A problem of the field if a password is one of them.
   *
   * @param names what the same person is called here; a password must not be one of these
   */
  static void refuse(String field, String password, String... names) {
    String plain = password.toLowerCase(Locale.ROOT);
    String word = plain.replaceAll("[^a-z]+$", "");
    if (COMMON.contains(plain) || OURS.contains(word)) {
      throw ProblemException.field(
          field, field + " is one that many people have, so it is guessed first: choose another.");
    }
    for (String name : names) {
      if (plain.equals(name.toLowerCase(Locale.ROOT))) {
        throw ProblemException.field(
            field, field + " must not be your username or e-mail address.");
      }
    }
  }

  private static Set<String> load() {
    try {
      // Shorter ones, two in three, are refused for their length.
      return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
          .filter(password -> password.length() >= Rules.MIN_PASSWORD_CHARS)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("the list of common passwords cannot be read", e);
    }
  }
}
