package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * What a user decided about another one, told to the chat of the two: not a wish, and never
 * refused.
 *
 * @param chatId their direct chat, whether or not it was opened: {@link DirectChats#idOf}
 * @param actor who blocks, or does so no longer
 * @param other who is blocked
 * @param blocked from now on, or no longer?
 * @param version version of the actor's UserBlocked or UserUnblocked: of two notes the higher
 *     counts
 * @param issuedAt when it was decided on
 */
public record NoteBlock(
    UUID chatId, UUID actor, UUID other, boolean blocked, long version, Instant issuedAt)
    implements ChatCommand {
  /** Not a client's; the version tells notes apart. */
  @Override
  public String clientKey() {
    return "block-" + version;
  }

  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("NoteBlock", actor, other, blocked, version);
  }
}
