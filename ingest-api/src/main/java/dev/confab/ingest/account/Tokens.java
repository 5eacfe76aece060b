package dev.confab.ingest.account;

import java.util.UUID;

/**
 * A session's tokens, as JSON.
 *
 * @param expiresIn seconds until the access token ends
 */
record Tokens(String accessToken, String refreshToken, long expiresIn, UUID userId) {
  /** Tokens are secrets: they are not printed. */
  @Override
  public String toString() {
    return "Tokens[userId=" + userId + "]";
  }
}
