package dev.confab.processors.domain.presence;

import static dev.confab.processors.domain.presence.PresenceFixture.ANN;
import static dev.confab.processors.domain.presence.PresenceFixture.NODE_A;
import static dev.confab.processors.domain.presence.PresenceFixture.NODE_B;
import static dev.confab.processors.domain.presence.PresenceFixture.at;
import static dev.confab.processors.domain.presence.PresenceFixture.isRepeated;
import static dev.confab.processors.domain.presence.PresenceFixture.report;
import static dev.confab.schemas.presence.PresenceStatus.AWAY;
import static dev.confab.schemas.presence.PresenceStatus.BUSY;
import static dev.confab.schemas.presence.PresenceStatus.OFFLINE;
import static dev.confab.schemas.presence.PresenceStatus.ONLINE;
import static dev.confab.schemas.presence.PresenceStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.presence.ForgetPresence;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceStatus;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reports of gateways mean for one user. */
final class ConnectionsTest {
  private final PresenceFixture presence = new PresenceFixture();

  @Test
  void who_connects_is_online_and_who_goes_was_last_seen_then() {
    assertThat(presence.handle(report(ANN, NODE_A, 1, 0, ONLINE)))
        .containsExactly(new PresenceChanged(ANN, 1, at(0), ONLINE, null));
    assertThat(presence.handle(report(ANN, NODE_A, 2, 9)))
        .containsExactly(new PresenceChanged(ANN, 2, at(9), OFFLINE, at(9)));
    assertThat(presence.handle(report(ANN, NODE_A, 3, 20, ONLINE)))
        .containsExactly(new PresenceChanged(ANN, 3, at(20), ONLINE, null));
  }

  @ParameterizedTest
  @CsvSource({
    "ONLINE, AWAY, ONLINE",
    "AWAY, ONLINE, ONLINE",
    "AWAY, AWAY, AWAY",
    "BUSY, ONLINE, BUSY",
    "ONLINE, BUSY, BUSY",
    "AWAY, BUSY, BUSY",
    "AWAY, UNKNOWN, ONLINE",
  })
  void of_several_devices_the_one_that_says_most_counts(
      PresenceStatus first, PresenceStatus second, PresenceStatus overall) {
    presence.handle(report(ANN, NODE_A, 1, 0, first));
    presence.handle(report(ANN, NODE_A, 2, 1, first, second));

    assertThat(presence.statusOf(ANN)).isEqualTo(overall);
  }

  @Test
  void the_same_is_so_over_several_gateways() {
    presence.handle(report(ANN, NODE_A, 1, 0, AWAY));
    presence.handle(report(ANN, NODE_B, 1, 1, BUSY));
    assertThat(presence.statusOf(ANN)).isEqualTo(BUSY);

    assertThat(presence.handle(report(ANN, NODE_B, 2, 2)))
        .containsExactly(new PresenceChanged(ANN, 3, at(2), AWAY, null));
  }

  @Test
  void a_second_device_and_its_end_are_told_nobody() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));

    assertThat(presence.handle(report(ANN, NODE_A, 2, 1, ONLINE, AWAY))).isEmpty();
    assertThat(presence.handle(report(ANN, NODE_B, 1, 2, ONLINE))).isEmpty();
    assertThat(presence.handle(report(ANN, NODE_A, 3, 3))).isEmpty();
    assertThat(presence.handle(report(ANN, NODE_B, 2, 4))).hasSize(1);
  }

  @Test
  void who_comes_to_another_gateway_before_the_first_says_that_they_went_stays_online() {
    presence.handle(report(ANN, NODE_A, 7, 0, ONLINE));

    presence.handle(report(ANN, NODE_B, 1, 1, ONLINE));
    presence.handle(report(ANN, NODE_A, 8, 2));

    assertThat(presence.told).hasSize(1);
    assertThat(presence.statusOf(ANN)).isEqualTo(ONLINE);
  }

  @Test
  void a_doubled_report_changes_nothing() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));

    PresenceDecision again = presence.decide(report(ANN, NODE_A, 1, 0, ONLINE));

    assertThat(again.facts()).isEmpty();
    assertThat(isRepeated(again.verdict())).isTrue();
  }

  @Test
  void a_report_that_comes_after_a_newer_one_changes_nothing() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));
    presence.handle(report(ANN, NODE_A, 3, 2));

    assertThat(presence.decide(report(ANN, NODE_A, 2, 1, BUSY)).facts()).isEmpty();
    assertThat(presence.statusOf(ANN)).isEqualTo(OFFLINE);
  }

  @Test
  void numbers_of_one_gateway_say_nothing_of_another() {
    presence.handle(report(ANN, NODE_A, 100, 0, ONLINE));

    presence.handle(report(ANN, NODE_B, 1, 1, BUSY));

    assertThat(presence.statusOf(ANN)).isEqualTo(BUSY);
  }

  @Test
  void time_never_runs_backwards_for_a_user_when_a_gateways_clock_does() {
    presence.handle(report(ANN, NODE_A, 1, 3_600, ONLINE));

    assertThat(presence.handle(report(ANN, NODE_A, 2, 0)))
        .containsExactly(new PresenceChanged(ANN, 2, at(3_600), OFFLINE, at(0)));
    assertThat(presence.handle(report(ANN, NODE_B, 1, 4_000, ONLINE)))
        .containsExactly(new PresenceChanged(ANN, 3, at(4_000), ONLINE, null));
  }

  @Test
  void of_who_was_never_seen_an_empty_report_says_nothing() {
    assertThat(presence.decide(report(ANN, NODE_A, 1, 0)).facts()).isEmpty();
    assertThat(presence.rows.user(ANN)).isNull();
  }

  @Test
  void what_a_newer_gateway_calls_in_another_way_is_a_connection_all_the_same() {
    presence.handle(report(ANN, NODE_A, 1, 0, UNKNOWN));

    assertThat(presence.statusOf(ANN)).isEqualTo(ONLINE);
  }

  @Test
  void gateways_that_have_nobody_any_more_are_forgotten_after_a_minute() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));
    presence.handle(report(ANN, NODE_A, 2, 10));
    presence.handle(report(ANN, NODE_B, 1, 30, ONLINE));
    assertThat(presence.rows.user(ANN).nodes()).hasSize(2);

    presence.handle(report(ANN, NODE_B, 2, 71, AWAY));

    assertThat(presence.rows.user(ANN).nodes()).extracting(NodeReport::nodeId).containsOnly(NODE_B);
  }

  @Test
  void a_users_row_is_bounded() {
    LongStream.range(0, 100)
        .forEach(node -> presence.handle(report(ANN, new java.util.UUID(8, node), 1, 0, ONLINE)));

    assertThat(presence.rows.user(ANN).nodes()).hasSize(PresenceRow.MAX_NODES);
  }

  @Test
  void an_erased_user_is_forgotten_and_the_end_of_their_connection_says_nothing() {
    presence.handle(report(ANN, NODE_A, 1, 0, ONLINE));

    PresenceDecision forgotten = presence.decide(new ForgetPresence(ANN, at(1)));

    assertThat(forgotten.facts()).containsExactly(new PresenceFact.Forgotten(ANN));
    assertThat(presence.rows.user(ANN)).isNull();
    assertThat(presence.rows.usersOf(NODE_A, 10)).isEmpty();
    assertThat(presence.decide(report(ANN, NODE_A, 2, 2)).facts()).isEmpty();
    assertThat(presence.decide(new ForgetPresence(ANN, at(3))).facts()).isEmpty();
  }
}
