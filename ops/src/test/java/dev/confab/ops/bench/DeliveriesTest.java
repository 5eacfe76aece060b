package dev.confab.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeliveriesTest {
  private final Deliveries deliveries =
      new Deliveries(new Crowd(List.of(seat(), seat()), List.of(UUID.randomUUID())));

  @BeforeEach
  void attach() {
    deliveries.attached(0, 3);
    deliveries.attached(1, 3);
  }

  @Test
  void everything_once_and_in_order_is_clean() {
    receive(0, 4, 5);
    receive(1, 4, 5);
    deliveries.committed(0, 5);

    assertThat(deliveries.delivered()).isEqualTo(4);
    assertFaults(0, 0, 0);
  }

  @Test
  void what_one_received_and_the_other_did_not_is_lost() {
    receive(0, 4, 5);
    receive(1, 4);

    assertFaults(1, 0, 0);
  }

  @Test
  void what_was_committed_and_nobody_received_is_lost_to_everybody() {
    deliveries.committed(0, 4);

    assertFaults(2, 0, 0);
  }

  @Test
  void a_hole_is_lost() {
    receive(0, 4, 6);
    receive(1, 4, 5, 6);

    assertFaults(1, 0, 0);
  }

  @Test
  void what_comes_late_is_out_of_order() {
    receive(0, 5, 4);
    receive(1, 4, 5);

    assertFaults(0, 0, 1);
  }

  @Test
  void what_comes_again_is_doubled() {
    receive(0, 4, 4);
    receive(1, 4);

    assertFaults(0, 1, 0);
  }

  private void receive(int seat, long... seqs) {
    for (long seq : seqs) {
      deliveries.received(seat, seq);
    }
  }

  private void assertFaults(long lost, long doubled, long outOfOrder) {
    assertThat(List.of(deliveries.lost(), deliveries.doubled(), deliveries.outOfOrder()))
        .containsExactly(lost, doubled, outOfOrder);
  }

  private static Seat seat() {
    return new Seat(UUID.randomUUID(), "ada", "", "token", 0);
  }
}
