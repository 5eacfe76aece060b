package dev.confab.platform.query;

import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A member of a chat.
 *
 * @param userId the user
 * @param role what they may do
 * @param joinedSeq seq of the event that made them a member
 * @param joinedAt when that was
 * @param visible ranges of seqs that the member may see, ascending; the last one is open at the end
 */
public record Member(
    UUID userId, Role role, long joinedSeq, Instant joinedAt, List<SeqRange> visible) {
  public Member {
    visible = List.copyOf(visible);
  }
}
