package dev.confab.platform.token;

import org.jspecify.annotations.Nullable;

/** Tokens in {@code Authorization} headers (RFC 6750). */
public final class Bearer {
  /** What an answer with status 401 asks for, in {@code WWW-Authenticate}. */
  public static final String CHALLENGE = "Bearer realm=\"confab\"";

  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  /** The header that shows a token. */
  public static String header(String token) {
    return SCHEME + token;
  }

  /** The token that a header shows; null if it shows none. Schemes have no case (RFC 9110). */
  public static @Nullable String token(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }
}
