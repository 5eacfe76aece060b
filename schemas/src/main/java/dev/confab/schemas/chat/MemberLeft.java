package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Imported;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member left by their own wish; the last thing they see.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause the wish behind it; null on followers of a command's first event
 * @param imported set on what an importer brings
 */
public record MemberLeft(
    UUID chatId,
    long seq,
    UUID actor,
    Instant at,
    @Nullable Cause cause,
    @Nullable Imported imported)
    implements MembershipEvent {
  @Override
  public UUID userId() {
    return actor;
  }
}
