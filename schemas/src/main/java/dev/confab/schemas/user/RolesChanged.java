package dev.confab.schemas.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The user has these roles from here on.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param actor the admin who changed them, or {@link ChangeRoles#OPERATOR}
 * @param roles all roles that the user has
 */
public record RolesChanged(
    UUID userId, long version, Instant at, UUID actor, List<AccountRole> roles)
    implements UserEvent {
  public RolesChanged {
    roles = List.copyOf(roles);
  }
}
