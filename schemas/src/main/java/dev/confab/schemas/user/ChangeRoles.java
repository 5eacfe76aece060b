package dev.confab.schemas.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An admin gives a user roles, or takes them.
 *
 * @param userId the user
 * @param actor the admin, or {@link #OPERATOR}
 * @param roles all roles that the user shall have
 * @param issuedAt when the front node took it
 */
public record ChangeRoles(UUID userId, UUID actor, List<AccountRole> roles, Instant issuedAt)
    implements UserCommand {
  /** Nobody's account: the operator's command line, which holds the server's key. */
  public static final UUID OPERATOR = UUID.fromString("00000000-0000-8000-8000-000000000001");

  public ChangeRoles {
    roles = List.copyOf(roles);
  }
}
