package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private static final int CHATS = 3;

  private final Faults faults = new Faults();
  private final LogBook log = new LogBook(CHATS, faults);
  private final Ledger ledger = new Ledger(new int[][] {{0, 1}, {1, 2}}, faults);

  @BeforeEach
  void everybody_is_attached() {
    for (int seat = 0; seat < 2; seat++) {
      for (int chat : ledger.chats(seat)) {
        ledger.synced(seat, chat, 10);
      }
    }
  }

  @Test
  void what_came_once_and_in_order_is_clean() {
    written(1, 11, 12);
    received(0, 1, 11, 12);
    received(1, 1, 11, 12);

    assertThat(verdict()).isEqualTo(new Verdict(4, 0, 0, 0, 0, 0));
    assertThat(faults.count()).isZero();
  }

  @Test
  void a_dropped_delivery_is_reported_though_later_ones_came() {
    written(1, 11, 12, 13);
    received(0, 1, 11, 12, 13);
    received(1, 1, 11, 13);

    assertThat(verdict()).isEqualTo(new Verdict(5, 1, 0, 0, 0, 0));
    assertThat(faults.first()).containsExactly("seat 1, chat 1: seq 12 never came");
  }

  @Test
  void a_dropped_delivery_is_reported_when_it_is_the_last() {
    written(1, 11, 12);
    received(0, 1, 11, 12);
    received(1, 1, 11);

    assertThat(verdict().lost()).isEqualTo(1);
    assertThat(faults.first()).containsExactly("seat 1, chat 1: seq 12 never came");
  }

  @Test
  void what_the_log_has_and_nobody_received_is_lost_to_every_member_and_to_nobody_else() {
    written(2, 11);

    assertThat(ledger.missing(log.cut())).isEqualTo(1);
    assertThat(verdict().lost()).isEqualTo(1);
    assertThat(faults.first()).containsExactly("seat 1, chat 2: seq 11 never came");
  }

  @Test
  void a_doubled_delivery_is_reported() {
    written(1, 11, 12);
    received(0, 1, 11, 12);
    received(1, 1, 11, 11, 12);

    assertThat(verdict()).isEqualTo(new Verdict(4, 0, 1, 0, 0, 0));
    assertThat(faults.first()).containsExactly("seat 1, chat 1: seq 11 came again");
  }

  @Test
  void what_was_over_before_the_chat_was_synced_comes_again_if_it_comes() {
    received(0, 0, 10);

    assertThat(verdict().doubled()).isEqualTo(1);
  }

  @Test
  void a_late_delivery_is_out_of_order_and_not_lost() {
    written(0, 11, 12, 13);
    received(0, 0, 12, 11, 13);

    assertThat(verdict()).isEqualTo(new Verdict(3, 0, 0, 1, 0, 0));
  }

  @Test
  void an_event_of_a_chat_that_is_not_ones_own_is_stray() {
    written(2, 11);
    received(1, 2, 11);
    received(0, 2, 11);

    assertThat(verdict()).isEqualTo(new Verdict(1, 0, 0, 0, 1, 0));
  }

  @Test
  void what_came_and_is_not_in_the_log_is_reported() {
    received(0, 0, 11);

    assertThat(ledger.ahead(log)).isEqualTo(1);
    assertThat(verdict().unlogged()).isEqualTo(1);
    assertThat(faults.first()).containsExactly("seat 0, chat 0: seq 11 came and is not in the log");
  }

  @Test
  void who_comes_again_must_have_got_what_lies_before_the_new_place() {
    written(0, 11, 12, 13);
    received(0, 0, 11);

    ledger.synced(0, 0, 13);

    assertThat(verdict().lost()).isEqualTo(2);
  }

  @Test
  void a_history_that_the_server_cut_short_is_not_called_lost() {
    written(0, 11, 12, 13);
    received(0, 0, 11);

    ledger.cut(0, 0, 13);
    ledger.synced(0, 0, 13);

    assertThat(verdict().isClean()).isTrue();
  }

  @Test
  void what_the_server_told_of_may_come_when_it_is_read() {
    written(0, 11, 12, 13, 14, 15);
    received(0, 0, 11);

    assertThat(ledger.behind(0, 0, 13)).containsExactly(new Range(0, 12, 13));
    received(0, 0, 14);
    assertThat(ledger.behind(0, 0, 13)).as("it is asked for").isEmpty();
    received(0, 0, 12, 13, 15);

    assertThat(verdict()).isEqualTo(new Verdict(5, 0, 0, 0, 0, 0));
    assertThat(ledger.owed(0)).isEmpty();
  }

  @Test
  void what_the_server_told_of_and_what_never_came_is_lost() {
    written(0, 11, 12);

    assertThat(ledger.behind(0, 0, 12)).containsExactly(new Range(0, 11, 12));
    received(0, 0, 12);

    assertThat(ledger.missing(log.cut())).isEqualTo(1);
    assertThat(verdict()).isEqualTo(new Verdict(1, 1, 0, 0, 0, 0));
    assertThat(ledger.owed(0)).as("to be asked again").containsExactly(new Range(0, 11, 11));
  }

  @Test
  void a_hole_that_showed_before_it_was_told_of_is_read_alone() {
    written(0, 11, 12, 13, 14);
    received(0, 0, 11, 14);

    assertThat(ledger.behind(0, 0, 14)).containsExactly(new Range(0, 12, 13));
    received(0, 0, 12, 13);

    assertThat(verdict()).isEqualTo(new Verdict(4, 0, 0, 0, 0, 0));
  }

  @Test
  void an_old_statement_and_one_of_somebody_elses_chat_ask_for_nothing() {
    assertThat(ledger.behind(0, 0, 10)).isEmpty();
    assertThat(ledger.behind(0, 2, 99)).isEmpty();
  }

  @Test
  void a_large_hole_is_read_in_pieces() {
    assertThat(ledger.behind(0, 0, 10 + 1_001))
        .containsExactly(
            new Range(0, 11, 510), new Range(0, 511, 1_010), new Range(0, 1_011, 1_011));
  }

  @Test
  void what_is_written_behind_the_cut_need_not_have_come() {
    written(0, 11);
    received(0, 0, 11);
    long[] cut = log.cut();
    written(0, 12);

    assertThat(ledger.verdict(cut, log).isClean()).isTrue();
  }

  @Test
  void a_log_with_a_hole_is_a_fault() {
    written(0, 11, 13);

    assertThat(faults.first()).containsExactly("the log has seq 13 of chat 0 behind 11");
  }

  @Test
  void a_seat_is_attached_when_all_its_chats_are() {
    Ledger fresh = new Ledger(new int[][] {{0, 1}}, faults);

    fresh.synced(0, 0, 4);
    assertThat(fresh.isAttached(0)).isFalse();
    fresh.synced(0, 1, 0);
    assertThat(fresh.isAttached(0)).isTrue();
  }

  private Verdict verdict() {
    return ledger.verdict(log.cut(), log);
  }

  private void written(int chat, long... seqs) {
    for (long seq : seqs) {
      log.take(chat, seq, 0, 0);
    }
  }

  private void received(int seat, int chat, long... seqs) {
    for (long seq : seqs) {
      ledger.received(seat, chat, seq);
    }
  }
}
