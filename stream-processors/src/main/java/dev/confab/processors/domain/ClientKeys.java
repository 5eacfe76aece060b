package dev.confab.processors.domain;

import dev.confab.processors.domain.Verdict.Rejected;
import org.jspecify.annotations.Nullable;

/** The bound on client keys: they are part of row keys. */
public final class ClientKeys {
  /** Longest client key, in UTF-16 characters: room for any id scheme of a client. */
  public static final int MAX_CHARS = 128;

  private ClientKeys() {}

  /** What is wrong with a client key; null if nothing is. */
  public static @Nullable Rejected fault(String clientKey) {
    return clientKey.isEmpty() || clientKey.length() > MAX_CHARS
        ? Rejected.of(
            "invalid_client_key",
            "a client key of 1 to " + MAX_CHARS + " characters",
            "it has " + clientKey.length())
        : null;
  }
}
