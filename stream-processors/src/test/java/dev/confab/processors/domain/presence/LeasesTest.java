package dev.confab.processors.domain.presence;

import static dev.confab.processors.domain.presence.PresenceFixture.ANN;
import static dev.confab.processors.domain.presence.PresenceFixture.NODE_A;
import static dev.confab.processors.domain.presence.PresenceFixture.NODE_B;
import static dev.confab.processors.domain.presence.PresenceFixture.at;
import static dev.confab.processors.domain.presence.PresenceFixture.expire;
import static dev.confab.processors.domain.presence.PresenceFixture.isRepeated;
import static dev.confab.processors.domain.presence.PresenceFixture.renew;
import static dev.confab.processors.domain.presence.PresenceFixture.report;
import static dev.confab.schemas.presence.PresenceStatus.OFFLINE;
import static dev.confab.schemas.presence.PresenceStatus.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.presence.ExpireLease;
import dev.confab.schemas.presence.PresenceChanged;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Gateways that die, and those that were thought to. */
final class LeasesTest {
  private final PresenceFixture presence = new PresenceFixture();

  @Test
  void users_of_a_dead_gateway_are_offline_and_were_last_seen_when_it_last_spoke() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));
    presence.handle(renew(NODE_A, 1, 5));

    assertThat(presence.handle(expire(NODE_A, 1, 21)))
        .containsExactly(new PresenceChanged(ANN, 2, at(21), OFFLINE, at(5)));
    assertThat(presence.rows.lease(NODE_A)).isNull();
  }

  @Test
  void whoever_came_after_the_last_renewal_was_last_seen_when_they_came() {
    presence.handle(renew(NODE_A, 1, 5));
    presence.handle(report(ANN, NODE_A, 1, 7, ONLINE));

    assertThat(presence.handle(expire(NODE_A, 1, 21)))
        .extracting(PresenceChanged::lastSeenAt)
        .containsExactly(at(7));
  }

  @Test
  void a_lease_that_was_renewed_in_the_meantime_does_not_end() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));
    presence.handle(renew(NODE_A, 1, 5));
    presence.handle(renew(NODE_A, 2, 10));

    PresenceDecision decision = presence.decide(expire(NODE_A, 1, 21));

    assertThat(decision.verdict()).isInstanceOf(Rejected.class);
    assertThat(decision.facts()).isEmpty();
    assertThat(presence.statusOf(ANN)).isEqualTo(ONLINE);
  }

  @Test
  void a_gateway_that_never_renews_has_a_lease_all_the_same() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));

    assertThat(presence.handle(expire(NODE_A, 0, 15))).hasSize(1);
  }

  @Test
  void who_is_at_another_gateway_too_stays_online() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));
    presence.handle(report(ANN, NODE_B, 1, 0, ONLINE));

    assertThat(presence.handle(expire(NODE_A, 0, 15))).isEmpty();
    assertThat(presence.statusOf(ANN)).isEqualTo(ONLINE);
    assertThat(presence.handle(expire(NODE_B, 0, 15))).hasSize(1);
  }

  @Test
  void who_left_the_gateway_before_it_died_is_not_touched() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));
    presence.handle(report(ANN, NODE_A, 2, 1));

    assertThat(presence.handle(expire(NODE_A, 0, 15))).isEmpty();
    assertThat(presence.told).hasSize(2);
  }

  @Test
  void a_doubled_renewal_or_one_that_comes_late_changes_nothing() {
    presence.handle(renew(NODE_A, 2, 10));

    PresenceDecision late = presence.decide(renew(NODE_A, 1, 5));

    assertThat(isRepeated(late.verdict())).isTrue();
    assertThat(presence.rows.lease(NODE_A)).isEqualTo(new LeaseRow(2, at(10)));
    assertThat(presence.decide(renew(NODE_A, 2, 10)).facts()).isEmpty();
  }

  @Test
  void a_doubled_expiry_changes_nothing() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));
    presence.handle(expire(NODE_A, 0, 15));

    PresenceDecision again = presence.decide(expire(NODE_A, 0, 15));

    assertThat(isRepeated(again.verdict())).isTrue();
    assertThat(again.facts()).isEmpty();
  }

  @Test
  void clocks_do_not_matter_to_a_lease() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));
    presence.handle(renew(NODE_A, 1, 1_000_000));
    presence.handle(renew(NODE_A, 2, -1_000_000));

    assertThat(presence.decide(expire(NODE_A, 1, 9_000_000)).facts()).isEmpty();
    assertThat(presence.handle(expire(NODE_A, 2, -9_000_000))).hasSize(1);
  }

  @Test
  void a_gateway_that_was_thought_dead_says_again_under_a_new_id_who_is_there() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));
    presence.handle(expire(NODE_A, 0, 15));

    presence.handle(report(ANN, NODE_B, 1, 16, ONLINE));
    assertThat(presence.statusOf(ANN)).isEqualTo(ONLINE);
    // What it had said under the old id comes late, and has a lease of its own that nobody renews.
    presence.handle(report(ANN, NODE_A, 2, 14, ONLINE));
    presence.handle(expire(NODE_A, 0, 31));

    assertThat(presence.statusOf(ANN)).isEqualTo(ONLINE);
    assertThat(presence.told).hasSize(3);
  }

  @Test
  void many_users_go_bit_by_bit_and_all_of_them_once() {
    int users = 2 * Leases.USERS_AT_ONCE + 1;
    IntStream.range(0, users)
        .forEach(i -> presence.handle(report(new UUID(2, i), NODE_A, i + 1, 0, ONLINE)));
    presence.told.clear();

    int decisions = 0;
    for (ExpireLease next = expire(NODE_A, 0, 15); next != null; next = presence.next) {
      assertThat(presence.handle(next)).hasSizeLessThanOrEqualTo(Leases.USERS_AT_ONCE);
      decisions++;
    }

    assertThat(decisions).isEqualTo(3);
    assertThat(presence.told)
        .hasSize(users)
        .extracting(PresenceChanged::userId)
        .doesNotHaveDuplicates();
    assertThat(presence.rows.lease(NODE_A)).isNull();
  }

  @Test
  void an_expiry_ends_even_if_a_users_row_has_no_room_for_the_gateway_any_more() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));
    IntStream.range(0, PresenceRow.MAX_NODES)
        .forEach(i -> presence.handle(report(ANN, new UUID(8, i), 1, 1, ONLINE)));

    presence.decide(expire(NODE_A, 0, 15));

    assertThat(presence.rows.usersOf(NODE_A, 1)).isEmpty();
    assertThat(presence.rows.lease(NODE_A)).isNull();
  }
}
