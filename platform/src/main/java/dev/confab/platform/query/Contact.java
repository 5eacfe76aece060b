package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a user has as a contact.
 *
 * @param userId the contact
 * @param alias the user's own name for them; null if they have none
 * @param addedAt since when
 */
public record Contact(UUID userId, @Nullable String alias, Instant addedAt) {}
