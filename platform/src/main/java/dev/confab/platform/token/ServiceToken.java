package dev.confab.platform.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The secret that services show each other.
 *
 * @param secret at least 32 characters
 */
public record ServiceToken(String secret) {
  public ServiceToken {
    if (secret.length() < 32) {
      throw new IllegalArgumentException("a service token has at least 32 characters");
    }
  }

  /** The value of the {@code Authorization} header. */
  public String header() {
    return Bearer.header(secret);
  }

  /** Does a request's {@code Authorization} header show it? Takes the same time for any answer. */
  public boolean isShownBy(@Nullable String header) {
    return header != null
        && MessageDigest.isEqual(
            header.getBytes(StandardCharsets.UTF_8), header().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ServiceToken[…]";
  }
}
