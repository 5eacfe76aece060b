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
  private NameDecider() {}

  /** Decides on one command, given the row of everything that happened before it. */
  public static NameDecision decide(NameCommand command, NameState state) {
    NameRow row = state.name(command.nameKey());
    UUID owner = row == null ? null : row.owner();
    long version = row == null ? 0 : row.version();
    return switch (command) {
      case ClaimName claim -> claim(claim, owner, version);
      case ReleaseName release -> release(release, owner, version);
    };
  }

  /** Claiming again by the same owner succeeds, so that a claim may be sent twice. */
  private static NameDecision claim(ClaimName claim, @Nullable UUID owner, long version) {
    if (owner != null) {
      return decision(claim, version, null, answer(claim, owner.equals(claim.owner())));
    }
    NameClaimed claimed =
        new NameClaimed(
            claim.nameKey(), version + 1, claim.owner(), claim.kind(), claim.issuedAt());
    return decision(claim, version, claimed, answer(claim, true));
  }

  private static NameDecision release(ReleaseName release, @Nullable UUID owner, long version) {
    NameReleased released =
        release.owner().equals(owner)
            ? new NameReleased(release.nameKey(), version + 1, release.owner(), release.issuedAt())
            : null;
    return decision(release, version, released, List.of());
  }

  /** The answer names the attempt that the claim was for. */
  private static List<AnswerClaim> answer(ClaimName claim, boolean granted) {
    return List.of(
        new AnswerClaim(
            claim.owner(), claim.nameKey(), claim.startedVersion(), granted, claim.issuedAt()));
  }

  private static NameDecision decision(
      NameCommand command, long version, @Nullable NameEvent event, List<AnswerClaim> answers) {
    long seq = event == null ? version : event.version();
    return new NameDecision(
        new Accepted(command.nameKey(), seq, 0, command.issuedAt(), event == null),
        event == null ? List.of() : List.of(event),
        answers);
  }
}
