package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member may do more or less than their role; says all that differs.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause the wish behind it; null on followers of a command's first event
 * @param userId the member
 * @param granted what they may do, whatever their role
 * @param denied what they may not do, whatever their role
 */
public record PermissionsChanged(
    UUID chatId,
    long seq,
    UUID actor,
    Instant at,
    @Nullable Cause cause,
    UUID userId,
    List<Permission> granted,
    List<Permission> denied)
    implements RoleEvent {
  public PermissionsChanged {
    granted = List.copyOf(granted);
    denied = List.copyOf(denied);
  }
}
