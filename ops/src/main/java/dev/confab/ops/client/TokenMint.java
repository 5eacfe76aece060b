package dev.confab.ops.client;

import dev.confab.platform.token.Role;
import dev.confab.platform.token.TokenIssuer;
import dev.confab.platform.token.TokenKeys;
import dev.confab.schemas.Ids;
import dev.confab.schemas.user.ChangeRoles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Makes access tokens with the key of a data folder, for who may read that folder. */
public final class TokenMint {
  /** Long enough for any import or load run; nobody renews these tokens. */
  private static final Duration LIFETIME = TokenIssuer.LONGEST_LIFETIME;

  private static final UUID NOBODY = new UUID(0, 0);

  private final TokenIssuer issuer;

  /** Tokens of two runs are two log-ins: they may be connected at the same time. */
  private final UUID run = UUID.randomUUID();

  private TokenMint(TokenIssuer issuer) {
    this.issuer = issuer;
  }

  /** Is there a key in this data folder? */
  public static boolean possible(Path data) {
    return Files.isReadable(keyFile(data));
  }

  /**
   * With the key of a data folder.
   *
   * @throws java.io.UncheckedIOException if there is none
   */
  public static TokenMint of(Path data) {
    return new TokenMint(new TokenIssuer(TokenKeys.load(keyFile(data))));
  }

  /** A token of a user. */
  public String user(UUID user) {
    return issue(user, EnumSet.of(Role.USER));
  }

  /**
   * A token of the account that imports under this name. The account is made if it is not there.
   */
  public String importer(ConfabHttp http, String name) {
    EnumSet<Role> roles = EnumSet.of(Role.USER, Role.IMPORTER);
    String first = issue(Ids.derived("importer", NOBODY, name), roles);
    return issue(account(http.as(first), name).userId(), roles);
  }

  /** A token of whoever may read the key: an admin without an account. */
  public String operator() {
    return issue(ChangeRoles.OPERATOR, EnumSet.of(Role.USER, Role.ADMIN));
  }

  private static Account account(ConfabHttp http, String name) {
    try {
      return http.importAccount("importer:" + name, name, name);
    } catch (ConfabException e) {
      if (e.code().equals("username_taken")) {
        return http.importAccount("importer:" + name + "~", name + "~importer", name);
      }
      throw e;
    }
  }

  private String issue(UUID user, Set<Role> roles) {
    UUID session = Ids.derived("minted-session", user, run + " " + roles);
    return issuer.issue(user, session, roles, Instant.now(), LIFETIME);
  }

  private static Path keyFile(Path data) {
    return data.resolve("secrets").resolve(TokenKeys.FILE_NAME);
  }
}
