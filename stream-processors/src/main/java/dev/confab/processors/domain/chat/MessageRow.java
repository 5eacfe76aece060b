package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.MessagePosted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Enough of a message to judge a wish about it; its text is not state of a decision.
 *
 * @param author who wrote it
 * @param at when it was decided on
 * @param threadRoot seq of the message whose thread it is in; null: of none
 * @param gone deleted or recalled?
 * @param pinned pinned now?
 * @param forwarded does it tell what was said elsewhere?
 * @param edits how often it was edited
 */
public record MessageRow(
    UUID author,
    Instant at,
    @Nullable Long threadRoot,
    boolean gone,
    boolean pinned,
    boolean forwarded,
    int edits) {
  /** A message as it was posted. */
  static MessageRow posted(MessagePosted event) {
    return new MessageRow(
        event.actor(), event.at(), event.threadRoot(), false, false, event.forwarded() != null, 0);
  }

  MessageRow edited() {
    return new MessageRow(author, at, threadRoot, gone, pinned, forwarded, edits + 1);
  }

  MessageRow pinned(boolean now) {
    return new MessageRow(author, at, threadRoot, gone, now, forwarded, edits);
  }

  /** What is gone is not pinned. */
  MessageRow removed() {
    return new MessageRow(author, at, threadRoot, true, false, forwarded, edits);
  }
}
