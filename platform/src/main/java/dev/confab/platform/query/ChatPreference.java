package dev.confab.platform.query;

import dev.confab.schemas.user.ChatPreferences;
import java.util.UUID;

/**
 * How a user has a chat in their own list.
 *
 * @param chatId the chat
 * @param preferences all of them
 */
public record ChatPreference(UUID chatId, ChatPreferences preferences) {}
