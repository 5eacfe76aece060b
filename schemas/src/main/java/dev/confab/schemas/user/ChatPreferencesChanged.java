package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The user has a chat in another way in their own list; says all of it.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param chatId the chat
 * @param preferences all of them
 */
public record ChatPreferencesChanged(
    UUID userId, long version, Instant at, UUID chatId, ChatPreferences preferences)
    implements ChatPreferenceEvent {}
