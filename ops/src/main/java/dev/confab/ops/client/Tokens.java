package dev.confab.ops.client;

import java.util.UUID;

/**
 * What a log-in gives.
 *
 * @param expiresIn seconds until the access token ends
 */
public record Tokens(String accessToken, String refreshToken, long expiresIn, UUID userId) {}
