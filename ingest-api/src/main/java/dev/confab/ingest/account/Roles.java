package dev.confab.ingest.account;

import dev.confab.platform.query.Account;
import dev.confab.platform.token.Role;
import dev.confab.schemas.user.AccountRole;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The roles of accounts, as tokens and JSON have them: everybody is a user. */
final class Roles {
  private Roles() {}

  /** What a token of the account states. */
  static Set<Role> of(Collection<AccountRole> roles) {
    Set<Role> all = EnumSet.of(Role.USER);
    for (AccountRole role : roles) {
      switch (role) {
        case UNKNOWN -> {} // given by a newer release: this one cannot let anybody do anything
        case MODERATOR -> all.add(Role.MODERATOR);
        case ADMIN -> all.add(Role.ADMIN);
      }
    }
    return all;
  }

  /** What this release knows of the account's roles. */
  static List<AccountRole> known(Account account) {
    return account.roles().stream().filter(r -> r != AccountRole.UNKNOWN).sorted().toList();
  }

  /** As JSON has them. */
  static List<String> names(Collection<AccountRole> roles) {
    return of(roles).stream().map(Role::claim).toList();
  }
}
