package dev.confab.processors.domain.name;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameClaimed;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.name.NameReleased;
import dev.confab.schemas.name.ReleaseName;
import dev.confab.schemas.user.AnswerClaim;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges claims of unique names: pure, reads rows, writes nothing. */
public final class NameDecider {
  private static final NameRow NEVER_CLAIMED = new NameRow(null, 0, 0);

  private NameDecider() {}

  /** Decides on one command, given the row of everything that happened before it. */
  public static NameDecision decide(NameCommand command, NameState state) {
    NameRow row = state.name(command.nameKey());
    return switch (command) {
      case ClaimName claim -> claim(claim, row == null ? NEVER_CLAIMED : row);
      case ReleaseName release -> release(release, row == null ? NEVER_CLAIMED : row);
    };
  }

  /**
   * Claiming again by the same owner succeeds, so that a claim may be sent twice. A newer attempt
   * is written down: what earlier ones release from then on is not theirs to release.
   */
  private static NameDecision claim(ClaimName claim, NameRow row) {
    UUID owner = row.owner();
    boolean own = claim.owner().equals(owner);
    if (owner != null && (!own || claim.startedVersion() <= row.startedVersion())) {
      return decision(claim, row, null, answer(claim, own));
    }
    NameClaimed claimed =
        new NameClaimed(
            claim.nameKey(),
            row.version() + 1,
            claim.owner(),
            claim.kind(),
            claim.startedVersion(),
            claim.issuedAt());
    return decision(claim, row, claimed, answer(claim, true));
  }

  private static NameDecision release(ReleaseName release, NameRow row) {
    boolean theirs =
        release.owner().equals(row.owner()) && release.startedVersion() >= row.startedVersion();
    NameReleased released =
        theirs
            ? new NameReleased(
                release.nameKey(), row.version() + 1, release.owner(), release.issuedAt())
            : null;
    return decision(release, row, released, List.of());
  }

  /** The answer names the attempt that the claim was for. */
  private static List<AnswerClaim> answer(ClaimName claim, boolean granted) {
    return List.of(
        new AnswerClaim(
            claim.owner(), claim.nameKey(), claim.startedVersion(), granted, claim.issuedAt()));
  }

  private static NameDecision decision(
      NameCommand command, NameRow row, @Nullable NameEvent event, List<AnswerClaim> answers) {
    long seq = event == null ? row.version() : event.version();
    return new NameDecision(
        new Accepted(command.nameKey(), seq, 0, command.issuedAt(), event == null),
        event == null ? List.of() : List.of(event),
        answers);
  }
}
