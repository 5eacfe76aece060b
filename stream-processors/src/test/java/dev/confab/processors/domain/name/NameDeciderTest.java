package dev.confab.processors.domain.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameClaimed;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.NameReleased;
import dev.confab.schemas.name.ReleaseName;
import dev.confab.schemas.user.AnswerClaim;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameDeciderTest {
  private static final UUID NAME = new UUID(7, 7);
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  private final InMemoryNameRows rows = new InMemoryNameRows();

  @Test
  void a_free_name_is_claimed() {
    NameDecision decision = handle(claim(ANN));

    assertThat(decision)
        .isEqualTo(
            new NameDecision(
                new Accepted(NAME, 1, 0, T0, false),
                List.of(new NameClaimed(NAME, 1, ANN, NameKind.USERNAME, 4, T0)),
                List.of(answer(ANN, true))));
    assertThat(rows.name(NAME)).isEqualTo(new NameRow(ANN, 4, 1));
  }

  @Test
  void claiming_again_by_the_same_owner_succeeds_without_an_event() {
    handle(claim(ANN));

    NameDecision decision = handle(claim(ANN));

    assertThat(decision.verdict()).isEqualTo(new Accepted(NAME, 1, 0, T0, true));
    assertThat(decision.events()).isEmpty();
    assertThat(decision.answers()).containsExactly(answer(ANN, true));
  }

  @Test
  void a_name_of_somebody_else_is_not_granted() {
    handle(claim(ANN));

    NameDecision decision = handle(claim(BOB));

    assertThat(decision.verdict()).isEqualTo(new Accepted(NAME, 1, 0, T0, true));
    assertThat(decision.events()).isEmpty();
    assertThat(decision.answers()).containsExactly(answer(BOB, false));
  }

  @Test
  void the_owner_gives_a_name_up_and_another_takes_it() {
    handle(claim(ANN));

    NameDecision released = handle(release(ANN));
    NameDecision claimed = handle(claim(BOB));

    assertThat(released.events()).containsExactly(new NameReleased(NAME, 2, ANN, T0));
    assertThat(released.answers()).isEmpty();
    assertThat(claimed.events())
        .containsExactly(new NameClaimed(NAME, 3, BOB, NameKind.USERNAME, 4, T0));
  }

  @Test
  void a_release_by_anybody_else_does_nothing() {
    assertThat(handle(release(BOB)).events()).isEmpty();
    handle(claim(ANN));
    assertThat(handle(release(BOB)).events()).isEmpty();
    handle(release(ANN));
    assertThat(handle(release(ANN)).events()).isEmpty();
    assertThat(rows.name(NAME)).isEqualTo(new NameRow(null, 0, 2));
  }

  @Test
  void a_newer_attempt_of_the_owner_is_written_down() {
    handle(claim(ANN, 4));

    assertThat(handle(claim(ANN, 7)).events())
        .containsExactly(new NameClaimed(NAME, 2, ANN, NameKind.USERNAME, 7, T0));
    assertThat(handle(claim(ANN, 4)).events()).isEmpty();
    assertThat(rows.name(NAME)).isEqualTo(new NameRow(ANN, 7, 2));
  }

  @Test
  void an_earlier_attempt_does_not_give_up_what_a_later_one_claimed() {
    handle(claim(ANN, 4));
    handle(claim(ANN, 7));

    assertThat(handle(release(ANN, 4)).events()).isEmpty();
    assertThat(handle(release(ANN, 9)).events())
        .containsExactly(new NameReleased(NAME, 3, ANN, T0));
  }

  private NameDecision handle(NameCommand command) {
    NameDecision decision = NameDecider.decide(command, rows);
    for (NameEvent event : decision.events()) {
      NameEvolver.evolve(event, rows);
    }
    return decision;
  }

  private static ClaimName claim(UUID owner) {
    return claim(owner, 4);
  }

  private static ClaimName claim(UUID owner, long startedVersion) {
    return new ClaimName(NAME, owner, NameKind.USERNAME, startedVersion, T0);
  }

  private static ReleaseName release(UUID owner) {
    return release(owner, 4);
  }

  private static ReleaseName release(UUID owner, long startedVersion) {
    return new ReleaseName(NAME, owner, startedVersion, T0);
  }

  private static AnswerClaim answer(UUID owner, boolean granted) {
    return new AnswerClaim(owner, NAME, 4, granted, T0);
  }
}
