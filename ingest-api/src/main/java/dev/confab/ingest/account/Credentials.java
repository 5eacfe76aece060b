package dev.confab.ingest.account;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Views;
import java.util.Optional;
import java.util.UUID;

/**
 * Checks who logs in. A name that nobody has takes the same questions and the same hashing as a
 * wrong password, so that the time taken does not tell which names there are.
 */
final class Credentials {
  /** Nobody's id: asked for in place of the owner of an unknown name. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final Views views;
  private final NameKeys names;
  private final Passwords passwords;
  private final String hashOfNobody;

  Credentials(Views views, NameKeys names, Passwords passwords) {
    this.views = views;
    this.names = names;
    this.passwords = passwords;
    this.hashOfNobody = passwords.hash(UUID.randomUUID().toString(), passwords.randomSalt());
  }

  /** The key of a username or an e-mail address, whether or not somebody has it. */
  UUID nameKey(String login) {
    return login.contains("@") ? names.email(login) : names.username(login);
  }

  /**
   * The account that has a login and its password.
   *
   * @param login a username or an e-mail address
   */
  Account check(String login, String password) {
    UUID userId = views.nameOwner(nameKey(login), null).orElse(NOBODY);
    Optional<Account> account =
        views.account(userId).filter(a -> a.status() == Account.Status.REGISTERED);
    Optional<String> hash = views.passwordHash(userId);
    boolean right = passwords.matches(password, hash.orElse(hashOfNobody));
    if (!right || account.isEmpty() || hash.isEmpty()) {
      throw invalid();
    }
    return account.get();
  }

  static ProblemException invalid() {
    return ProblemException.of(
        401, "invalid_credentials", "There is no account with this name and password.");
  }
}
