package dev.confab.platform.query;

import java.util.List;
import java.util.UUID;

/**
 * A question for how far a user has said to have come in chats of one partition.
 *
 * @param partition the partition of all the chats, in {@code chat-events} as in {@code chat-marks}
 * @param minOffset the answer includes everything before this offset of {@code chat-marks}
 * @param userId the user
 * @param chatIds the chats, at most 256
 */
public record OwnMarksQuery(int partition, long minOffset, UUID userId, List<UUID> chatIds) {
  /** How many chats one question may name. */
  public static final int MOST_CHATS = 256;

  public OwnMarksQuery {
    chatIds = List.copyOf(chatIds);
  }
}
