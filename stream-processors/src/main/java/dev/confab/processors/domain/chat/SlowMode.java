package dev.confab.processors.domain.chat;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.chat.Role;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often plain members may post. What is imported was said long ago, at its own pace. */
final class SlowMode {
  private SlowMode() {}

  /** Why a member must wait; null if they need not. */
  static @Nullable ChatDecision fault(MemberRow author, Turn turn) {
    long seconds = turn.head().settings().slowModeSeconds();
    Instant last = author.lastPostAt();
    if (seconds == 0 || last == null || author.role() != Role.MEMBER || turn.isImport()) {
      return null;
    }
    Instant next = last.plusSeconds(seconds);
    return turn.at().isBefore(next)
        ? ChatDecision.nothing(
            Rejected.of(
                    "slow_down",
                    "messages of a member to be " + seconds + " seconds apart",
                    "the last one was posted at " + last)
                .retryAfter(Duration.between(turn.at(), next)))
        : null;
  }
}
