package dev.confab.processors.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What a decider says to a command; the topology turns it into an outcome. */
public sealed interface Verdict {
  /**
   * The command was carried out.
   *
   * @param aggregateId the chat, user or name
   * @param seq seq (version) of the first event it led to; if it led to none, of the last one
   *     before
   * @param no message number, 0 if it made no message
   * @param at when it was decided on
   * @param repeated true if it had been carried out before and changed nothing now
   */
  record Accepted(UUID aggregateId, long seq, long no, Instant at, boolean repeated)
      implements Verdict {}

  /**
   * The command was not carried out. A rejection is not remembered: the same command is judged
   * again.
   *
   * @param code stable code, for programs
   * @param message one sentence, for people: "expected …, but …"
   * @param retryAfter after which time the same command may be accepted; zero: not by waiting
   */
  record Rejected(String code, String message, Duration retryAfter) implements Verdict {
    /** A rejection in the one form that they all have. */
    public static Rejected of(String code, String expected, String found) {
      return new Rejected(code, "expected " + expected + ", but " + found, Duration.ZERO);
    }

    /** The same, which time will heal. */
    public Rejected retryAfter(Duration wait) {
      return new Rejected(code, message, wait);
    }
  }
}
