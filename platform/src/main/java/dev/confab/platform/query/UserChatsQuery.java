package dev.confab.platform.query;

import java.util.Map;
import java.util.UUID;

/**
 * Asks for the chats of a user.
 *
 * @param userId the user
 * @param positions in {@code chat-events}, by partition the next offset, that the answer must have
 *     come to
 */
public record UserChatsQuery(UUID userId, Map<Integer, Long> positions) {
  public UserChatsQuery {
    positions = Map.copyOf(positions);
  }
}
