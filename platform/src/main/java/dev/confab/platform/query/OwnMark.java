package dev.confab.platform.query;

import java.util.UUID;

/**
 * How far a user has said to have come in a chat; what they posted does not count here.
 *
 * @param chatId the chat
 * @param receivedNo number of the last message that one of their devices has; not below {@code
 *     readNo}
 * @param readNo number of the last message that they have read
 */
public record OwnMark(UUID chatId, long receivedNo, long readNo) {}
