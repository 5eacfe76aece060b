package dev.confab.platform.query;

import java.util.UUID;

/**
 * A place in the list of reactions to a message, which goes by type, then by user.
 *
 * @param type type of the last reaction of the page before
 * @param userId who reacted so
 */
public record ReactionPlace(String type, UUID userId) {}
