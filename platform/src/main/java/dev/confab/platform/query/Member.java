package dev.confab.platform.query;

import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of a chat.
 *
 * @param userId the user
 * @param role their role
 * @param granted what they may do, whatever their role
 * @param denied what they may not do, whatever their role
 * @param permissions what they may do, all things considered
 * @param joinedSeq seq of the event that made them a member; what marks name as {@code memberSeq}
 * @param joinedAt when that was
 * @param visible ranges of seqs that the member may see, ascending; the last one is open at the end
 * @param marks how far they have come; null for others in chats of more than {@link
 *     Marks#MOST_MEMBERS} members
 */
public record Member(
    UUID userId,
    Role role,
    Set<Permission> granted,
    Set<Permission> denied,
    Set<Permission> permissions,
    long joinedSeq,
    Instant joinedAt,
    List<SeqRange> visible,
    @Nullable Marks marks) {
  public Member {
    granted = Set.copyOf(granted);
    denied = Set.copyOf(denied);
    permissions = Set.copyOf(permissions);
    visible = List.copyOf(visible);
  }
}
