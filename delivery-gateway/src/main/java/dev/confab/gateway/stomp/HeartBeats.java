package dev.confab.gateway.stomp;

import dev.confab.gateway.protocol.Limits;
import org.jspecify.annotations.Nullable;

/**
 * When the client is to hear of the server, in ticks of the sweeper. The other way needs nothing
 * here: a client that is not heard of for three heart-beats is idle, as in any session.
 */
final class HeartBeats {
  /** What the server can keep, and what it wants: as CONNECTED has it. */
  static final String OFFER =
      "%d,%d".formatted(StompLimits.LEAST_BEAT_MS, Limits.HEARTBEAT.toMillis());

  private static final String FORM = "[0-9]{1,9},[0-9]{1,9}";

  /** Ticks of silence that a client can bear; 0: for ever. */
  private final int bearable;

  private int silent;

  private HeartBeats(int bearable) {
    this.bearable = bearable;
  }

  /** Those of a client that wants none. */
  static HeartBeats none() {
    return new HeartBeats(0);
  }

  /** Reads the header {@code heart-beat}: what the client can keep, and what it wants. */
  static HeartBeats of(@Nullable String header) throws StompException {
    if (header == null) {
      return none();
    }
    if (!header.matches(FORM)) {
      throw new StompException("heart-beat is two numbers of milliseconds, as 10000,10000.");
    }
    int comma = header.indexOf(',');
    int theirsMs = Integer.parseInt(header.substring(0, comma));
    if (theirsMs >= Limits.IDLE.toMillis()) {
      throw new StompException(
          "A client that is silent for %d ms is idle: beat more often."
              .formatted(Limits.IDLE.toMillis()));
    }
    int wantedMs = Integer.parseInt(header.substring(comma + 1));
    if (wantedMs == 0) {
      return none();
    }
    // A third early: a tick may be late, and the network too.
    return new HeartBeats(Math.max(wantedMs, StompLimits.LEAST_BEAT_MS) / 1_000 * 2 / 3);
  }

  /** Something was sent. */
  void sent() {
    silent = 0;
  }

  /** A second has passed; is a heart-beat due? */
  boolean tick() {
    return bearable > 0 && ++silent >= bearable;
  }
}
