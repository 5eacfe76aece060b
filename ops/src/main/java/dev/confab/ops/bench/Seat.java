package dev.confab.ops.bench;

import java.util.UUID;

/**
 * One of the people of a run.
 *
 * @param token their access token
 * @param password their password, or empty: their tokens are minted
 * @param chat which of the run's chats is theirs
 */
record Seat(UUID user, String username, String password, String token, int chat) {}
