package dev.confab.platform.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a member has come in a chat.
 *
 * @param receivedNo number of the last message that one of their devices has; not below {@code
 *     readNo}
 * @param receivedAt when that last grew; null: not known
 * @param readNo number of the last message that they have read; who posts has read up to their own
 *     message
 * @param readAt when that last grew; null: not known
 */
public record Marks(
    long receivedNo, @Nullable Instant receivedAt, long readNo, @Nullable Instant readAt) {
  /** Members of larger chats see how many have read, not who. */
  public static final int MOST_MEMBERS = 100;

  /** Of a member of whom nothing is known. */
  public static final Marks NONE = new Marks(0, null, 0, null);
}
