package dev.confab.gateway.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.confab.gateway.presence.ScriptedLog.Mode;
import dev.confab.schemas.presence.LiveConnection;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.presence.RenewLease;
import dev.confab.schemas.presence.ReportConnections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a node says of its users, and what it does when it may not have been heard. */
final class PresenceReporterTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID PHONE = new UUID(5, 1);
  private static final UUID TABLET = new UUID(5, 2);
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private final ScriptedLog log = new ScriptedLog();
  private long names;
  private long nanos = 7_000;
  private final LiveUsers users = new LiveUsers(CLOCK, () -> nanos);
  private final PresenceReporter reporter =
      new PresenceReporter(users, log, log, () -> new UUID(9, ++names), () -> nanos, CLOCK);

  @Test
  void a_lease_is_renewed_in_every_partition_before_anything_is_reported() {
    users.enter(ANN, PHONE);

    reporter.round();

    assertThat(log.renewals).containsExactly(renewal(0, 1), renewal(1, 1), renewal(2, 1));
    assertThat(log.reports)
        .containsExactly(report(1, 1, ANN, connection(PHONE, 1, PresenceStatus.ONLINE)));
  }

  @Test
  void nothing_is_reported_until_the_lease_is_known_to_be_in_the_log() {
    log.mode = Mode.KEEPS_WAITING;
    users.enter(ANN, PHONE);
    reporter.round();
    assertThat(log.reports).isEmpty();

    log.waiting.forEach(answer -> answer.complete(null));
    reporter.round();

    assertThat(log.reports).hasSize(1);
  }

  @Test
  void a_lease_is_renewed_every_five_seconds() {
    for (int round = 0; round <= 100; round++) {
      reporter.round();
      passes(Duration.ofMillis(100));
    }

    assertThat(log.renewals).extracting(RenewLease::renewal).containsOnly(1L, 2L, 3L);
    assertThat(log.renewals).hasSize(9);
  }

  @Test
  void what_happens_between_two_rounds_is_one_report_of_how_it_is_now() {
    Visit phone = users.enter(ANN, PHONE);
    users.enter(ANN, TABLET).choose(PresenceStatus.BUSY);
    phone.choose(PresenceStatus.AWAY);
    users.enter(BOB, TABLET);
    users.enter(BOB, PHONE).choose(PresenceStatus.BUSY);

    reporter.round();
    reporter.round();

    assertThat(log.reports)
        .extracting(ReportConnections::userId, ReportConnections::connections)
        .containsExactlyInAnyOrder(
            tuple(
                ANN,
                List.of(
                    connection(PHONE, 1, PresenceStatus.AWAY),
                    connection(TABLET, 2, PresenceStatus.BUSY))),
            tuple(
                BOB,
                List.of(
                    connection(TABLET, 3, PresenceStatus.ONLINE),
                    connection(PHONE, 4, PresenceStatus.BUSY))));
  }

  @Test
  void a_status_that_is_chosen_again_is_nothing_new() {
    Visit phone = users.enter(ANN, PHONE);
    reporter.round();

    phone.choose(PresenceStatus.ONLINE);
    reporter.round();
    assertThat(log.reports).hasSize(1);
    phone.choose(PresenceStatus.AWAY);
    reporter.round();

    assertThat(log.reports).extracting(ReportConnections::no).containsExactly(1L, 2L);
  }

  @Test
  void a_connection_counts_a_little_longer_than_it_lasts() {
    Visit phone = users.enter(ANN, PHONE);
    reporter.round();

    phone.leave();
    passes(LiveUsers.LINGER.minusMillis(1));
    reporter.round();
    assertThat(log.reports).hasSize(1);
    passes(Duration.ofMillis(1));
    reporter.round();

    assertThat(log.reports).hasSize(2);
    assertThat(log.reports.getLast().connections()).isEmpty();
  }

  @Test
  void who_comes_back_at_once_was_never_away() {
    Visit phone = users.enter(ANN, PHONE);
    reporter.round();

    phone.leave();
    users.enter(ANN, PHONE);
    passes(LiveUsers.LINGER);
    reporter.round();

    assertThat(log.reports.getLast())
        .isEqualTo(report(1, 2, ANN, connection(PHONE, 2, PresenceStatus.ONLINE)));
  }

  @Test
  void a_herd_is_told_of_in_parts() {
    int herd = PresenceReporter.MOST_AT_ONCE + 5;
    IntStream.range(0, herd).forEach(i -> users.enter(new UUID(2, i), PHONE));

    reporter.round();
    assertThat(log.reports).hasSize(PresenceReporter.MOST_AT_ONCE);
    reporter.round();

    assertThat(log.reports).extracting(ReportConnections::userId).doesNotHaveDuplicates();
    assertThat(log.reports).hasSize(herd);
  }

  @Test
  void after_a_report_that_was_lost_everything_is_said_again_under_a_new_name() {
    users.enter(BOB, PHONE);
    reporter.round();
    log.mode = Mode.FAILS;
    users.enter(ANN, TABLET);
    reporter.round();
    log.mode = Mode.TAKES;
    log.reports.clear();

    reporter.round();

    assertThat(log.reports)
        .containsExactlyInAnyOrder(
            report(
                2,
                log.reports.getFirst().userId().equals(BOB) ? 1 : 2,
                BOB,
                connection(PHONE, 1, PresenceStatus.ONLINE)),
            report(
                2,
                log.reports.getFirst().userId().equals(ANN) ? 1 : 2,
                ANN,
                connection(TABLET, 2, PresenceStatus.ONLINE)));
  }

  @Test
  void when_the_log_fails_the_rest_of_a_round_does_not_wait_for_it() {
    reporter.round();
    log.mode = Mode.FAILS;
    IntStream.range(0, 50).forEach(i -> users.enter(new UUID(2, i), PHONE));

    reporter.round();

    assertThat(log.reports).hasSize(1);
  }

  @Test
  void a_node_whose_renewals_are_not_answered_takes_a_new_name_before_its_lease_can_end() {
    users.enter(ANN, PHONE);
    reporter.round();
    log.mode = Mode.KEEPS_WAITING;
    for (int round = 0; round < 99; round++) {
      passes(Duration.ofMillis(100));
      reporter.round();
    }
    assertThat(log.renewals.getLast().nodeId()).isEqualTo(new UUID(9, 1));

    passes(Duration.ofMillis(200));
    log.mode = Mode.TAKES;
    reporter.round();

    assertThat(log.renewals.getLast().nodeId()).isEqualTo(new UUID(9, 2));
    assertThat(log.reports.getLast())
        .isEqualTo(report(2, 1, ANN, connection(PHONE, 1, PresenceStatus.ONLINE)));
  }

  @Test
  void a_node_that_stood_still_takes_a_new_name_before_it_renews() {
    users.enter(ANN, PHONE);
    reporter.round();

    passes(Duration.ofSeconds(40));
    reporter.round();

    assertThat(log.renewals.getLast().nodeId()).isEqualTo(new UUID(9, 2));
    assertThat(log.renewals.getLast().renewal()).isEqualTo(1);
  }

  @Test
  void an_answer_that_fails_late_says_nothing_of_a_newer_name() {
    reporter.round();
    log.mode = Mode.KEEPS_WAITING;
    users.enter(ANN, PHONE);
    reporter.round();
    passes(Duration.ofSeconds(11));
    log.mode = Mode.TAKES;
    reporter.round();

    log.waiting.forEach(answer -> answer.completeExceptionally(new RuntimeException("late")));
    log.reports.clear();
    reporter.round();

    assertThat(names).isEqualTo(2);
    assertThat(log.reports).isEmpty();
  }

  private void passes(Duration time) {
    nanos += time.toNanos();
  }

  private static RenewLease renewal(int partition, long renewal) {
    return new RenewLease(new UUID(9, 1), partition, renewal, NOW);
  }

  private static ReportConnections report(
      long node, long no, UUID userId, LiveConnection... connections) {
    return new ReportConnections(userId, new UUID(9, node), no, List.of(connections), NOW);
  }

  private static LiveConnection connection(UUID session, long number, PresenceStatus status) {
    return new LiveConnection(session, number, status, NOW);
  }
}
