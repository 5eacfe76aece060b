package dev.confab.gateway.ws;

import static dev.confab.gateway.ws.RawClient.CLOSE;
import static dev.confab.gateway.ws.RawClient.FIN;
import static dev.confab.gateway.ws.RawClient.PING;
import static dev.confab.gateway.ws.RawClient.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How connections end, in order and out of order; seconds pass by ticks. */
final class FarewellTest {
  private static final int PATIENCE_TICKS = 5;

  private final Ground ground = new Ground();

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void the_server_waits_for_the_clients_close_and_hangs_up_then() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      Ground.Peer peer = ground.peer();
      peer.out().close(CloseCode.TOKEN);
      assertThat(client.read().closeCode()).isEqualTo(4401);
      client.send(FIN | TEXT, bytes("said before the close was read"));
      client.send(FIN | PING, bytes("and asked"));
      assertThat(peer.message()).isEqualTo("said before the close was read");
      tick(peer, PATIENCE_TICKS);
      client.send(FIN | CLOSE, new byte[] {0x11, 0x31});
      assertThat(client.readToEnd()).isZero();
      assertThat(peer.awaitClosed()).isTrue();
    }
  }

  @Test
  void who_does_not_answer_a_close_is_cut_off() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      Ground.Peer peer = ground.peer();
      peer.out().close(CloseCode.IDLE);
      assertThat(client.read().closeCode()).isEqualTo(1001);
      tick(peer, PATIENCE_TICKS + 1);
      assertThat(client.readToEnd()).isZero();
      assertThat(peer.awaitClosed()).isTrue();
      assertThat(ground.aborted()).as("that is not slowness").isZero();
    }
  }

  @Test
  void who_breaks_the_rules_and_does_not_hang_up_is_cut_off() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      Ground.Peer peer = ground.peer();
      client.sendUnmasked(FIN | TEXT, bytes("hi"));
      assertThat(client.read().closeCode()).isEqualTo(1002);
      assertThat(client.readToEnd()).isZero();
      tick(peer, PATIENCE_TICKS + 1);
      assertThat(peer.awaitClosed()).isTrue();
      assertThat(peer.hasMessage()).isFalse();
    }
  }

  @Test
  void who_sends_far_too_much_can_still_read_why_it_was_closed() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      client.send(FIN | TEXT, new byte[8 * 1024 * 1024]);
      assertThat(client.read().closeCode()).isEqualTo(1009);
      assertThat(client.readToEnd()).isZero();
    }
    assertThat(ground.peer().awaitClosed()).isTrue();
  }

  @Test
  void a_close_behind_a_large_message_comes_after_all_of_it() throws Exception {
    try (RawClient client = RawClient.connect(ground.port(), 4096)) {
      Ground.Peer peer = ground.peer();
      byte[] large = new byte[Limits.MAX_QUEUED_BYTES];
      Arrays.fill(large, (byte) 'x');
      peer.out().send(large);
      peer.out().close(CloseCode.RESTART);
      assertThat(client.read().payload()).as("one frame").isEqualTo(large);
      assertThat(client.closeCode()).isEqualTo(1012);
      assertThat(peer.awaitClosed()).isTrue();
    }
  }

  @Test
  void a_client_that_closes_gets_what_was_queued_before_and_nothing_after() throws Exception {
    try (RawClient client = RawClient.connect(ground.port(), 4096)) {
      Ground.Peer peer = ground.peer();
      byte[] large = new byte[600_000];
      Arrays.fill(large, (byte) 'x');
      peer.out().send(large);
      client.send(FIN | CLOSE, new byte[] {0x03, (byte) 0xe8});
      assertThat(client.read().payload()).isEqualTo(large);
      assertThat(client.closeCode()).isEqualTo(1000);
      assertThat(peer.awaitClosed()).isTrue();
      peer.out().send(bytes("too late"));
    }
  }

  private static void tick(Ground.Peer peer, int times) {
    for (int i = 0; i < times; i++) {
      peer.out().tick();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
