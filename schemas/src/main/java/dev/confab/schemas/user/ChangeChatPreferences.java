package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to have a chat in another way in one's own list.
 *
 * @param userId the user
 * @param chatId the chat
 * @param preferences all of them
 * @param issuedAt when the front node took it
 */
public record ChangeChatPreferences(
    UUID userId, UUID chatId, ChatPreferences preferences, Instant issuedAt)
    implements ChatPreferenceCommand {}
