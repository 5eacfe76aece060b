package dev.confab.ingest.memory;

import dev.confab.schemas.outcome.Rejected;
import java.util.UUID;

/** A wish is rejected. */
final class Refused extends RuntimeException {
  private final String code;
  private final long retryAfterMs;

  Refused(String code) {
    this(code, 0);
  }

  Refused(String code, long retryAfterMs) {
    super(code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  static void unless(boolean allowed, String code) {
    if (!allowed) {
      throw new Refused(code);
    }
  }

  Rejected outcome() {
    return new Rejected(UUID.randomUUID(), code, "It is " + code + ".", retryAfterMs);
  }
}
