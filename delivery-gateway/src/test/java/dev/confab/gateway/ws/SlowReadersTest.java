package dev.confab.gateway.ws;

import static dev.confab.gateway.ws.RawClient.FIN;
import static dev.confab.gateway.ws.RawClient.PING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.gateway.protocol.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that read slowly, or not at all, on real sockets; seconds pass by ticks. */
final class SlowReadersTest {
  private static final int STALL_TICKS = 30;
  private static final int SMALL_BUFFER = 4096;
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Ground ground = new Ground();

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void who_stops_reading_holds_its_bound_is_gone_in_time_and_makes_nobody_else_late()
      throws Exception {
    int messages = 3_000;
    try (RawClient stuck = RawClient.connect(ground.port(), SMALL_BUFFER)) {
      Outbox silent = outbox();
      try (RawClient reader = RawClient.connect(ground.port())) {
        Outbox other = outbox();
        CompletableFuture<List<String>> received =
            CompletableFuture.supplyAsync(() -> read(reader, messages));
        for (int i = 0; i < messages; i++) {
          byte[] message = numbered(i);
          silent.send(message);
          other.send(message);
          assertThat(silent.heldBytes()).isLessThanOrEqualTo(Limits.MAX_QUEUED_BYTES);
        }
        assertThat(received.get(10, TimeUnit.SECONDS))
            .isEqualTo(java.util.stream.IntStream.range(0, messages).mapToObj(this::name).toList());
        awaitQuiet(silent);
        assertThat(silent.heldBytes()).isGreaterThan(messages * 100);
        tick(silent, STALL_TICKS);
        tick(other, STALL_TICKS);
        assertThat(silent.isOpen()).isTrue();
        tick(silent, 1);
        tick(other, 1);
        assertThat(silent.isOpen()).isFalse();
        assertThat(silent.heldBytes()).isZero();
        assertThat(other.isOpen()).isTrue();
      }
      assertThat(stuck.readToEnd()).isLessThan(messages * 100);
    }
    assertThat(ground.aborted()).isEqualTo(1);
  }

  @Test
  void whatever_the_size_of_messages_no_more_than_the_bound_is_held() throws Exception {
    for (int bytes : List.of(1, 10_000, 300_000)) {
      double before = ground.aborted();
      try (RawClient client = RawClient.connect(ground.port(), SMALL_BUFFER)) {
        Outbox out = outbox();
        byte[] message = new byte[bytes];
        Arrays.fill(message, (byte) 'x');
        int most = 0;
        while (out.isOpen()) {
          out.send(message);
          most = Math.max(most, out.heldBytes());
        }
        assertThat(most).isLessThanOrEqualTo(Limits.MAX_QUEUED_BYTES);
        assertThat(client.readToEnd()).isPositive();
      }
      assertThat(ground.aborted()).isEqualTo(before + 1);
    }
  }

  @Test
  void who_reads_a_little_now_and_then_stays() throws Exception {
    try (RawClient client = RawClient.connect(ground.port(), SMALL_BUFFER)) {
      Outbox out = outbox();
      byte[] large = new byte[600_000];
      Arrays.fill(large, (byte) 'x');
      out.send(large);
      int read = 0;
      while (read < large.length) {
        awaitQuiet(out);
        tick(out, STALL_TICKS);
        assertThat(out.isOpen()).isTrue();
        // So much that the kernel certainly takes something of what waits.
        read += client.readSome(Math.min(100_000, large.length - read));
      }
      assertThat(out.heldBytes()).isZero();
    }
  }

  @Test
  void who_pings_and_does_not_read_the_pongs_is_gone_in_time() throws Exception {
    try (RawClient client = RawClient.connect(ground.port(), SMALL_BUFFER)) {
      Outbox out = outbox();
      Thread pinging = Thread.startVirtualThread(() -> pingForEver(client));
      await()
          .atMost(SOON)
          .until(
              () -> {
                out.tick();
                return !out.isOpen();
              });
      assertThat(pinging.join(SOON)).isTrue();
    }
  }

  @Test
  void what_nobody_will_miss_is_left_out_when_half_is_full() throws Exception {
    try (RawClient client = RawClient.connect(ground.port(), SMALL_BUFFER)) {
      Outbox out = outbox();
      byte[] message = new byte[10_000];
      Arrays.fill(message, (byte) 'x');
      out.sendEphemeral(numbered(1));
      assertThat(client.read().payload()).isEqualTo(numbered(1));
      while (out.heldBytes() <= Limits.MAX_QUEUED_BYTES / 2) {
        out.send(message);
      }
      awaitQuiet(out);
      while (out.heldBytes() <= Limits.MAX_QUEUED_BYTES / 2) {
        out.send(message);
      }
      int held = out.heldBytes();
      out.sendEphemeral(numbered(2));
      assertThat(out.heldBytes()).isEqualTo(held);
      assertThat(ground.leftOut()).isEqualTo(1);
      out.send(numbered(3));
      assertThat(out.heldBytes()).isEqualTo(held + numbered(3).length);
    }
  }

  @Test
  void many_small_messages_count_as_half_full_too() throws Exception {
    try (RawClient client = RawClient.connect(ground.port(), SMALL_BUFFER)) {
      Outbox out = outbox();
      byte[] filler = new byte[50_000];
      Arrays.fill(filler, (byte) 'x');
      for (int i = 0; i < 4; i++) {
        out.send(filler);
      }
      awaitQuiet(out);
      for (int i = 0; i <= Limits.MAX_QUEUED_FRAMES / 2; i++) {
        out.send(new byte[] {'.'});
      }
      out.sendEphemeral(numbered(2));
      assertThat(ground.leftOut()).isEqualTo(1);
      assertThat(client).isNotNull();
    }
  }

  @Test
  void it_is_nearly_full_when_three_quarters_wait_and_not_any_more_when_they_are_read()
      throws Exception {
    try (RawClient client = RawClient.connect(ground.port(), SMALL_BUFFER)) {
      Outbox out = outbox();
      byte[] message = new byte[10_000];
      Arrays.fill(message, (byte) 'x');
      int sent = 0;
      while (out.heldBytes() <= Limits.MAX_QUEUED_BYTES / 4 * 3) {
        assertThat(out.isNearlyFull()).isFalse();
        out.send(message);
        sent++;
      }
      awaitQuiet(out);
      while (out.heldBytes() <= Limits.MAX_QUEUED_BYTES / 4 * 3) {
        out.send(message);
        sent++;
      }
      assertThat(out.isNearlyFull()).isTrue();

      for (int i = 0; i < sent; i++) {
        assertThat(client.read().payload()).isEqualTo(message);
      }
      await().atMost(SOON).until(() -> !out.isNearlyFull());
      assertThat(out.isOpen()).isTrue();
    }
  }

  private Outbox outbox() throws InterruptedException {
    return (Outbox) ground.peer().out();
  }

  private String name(int number) {
    return "message " + number;
  }

  /** Of 300 bytes. */
  private byte[] numbered(int number) {
    return Arrays.copyOf(name(number).getBytes(StandardCharsets.UTF_8), 300);
  }

  private List<String> read(RawClient client, int messages) {
    List<String> received = new ArrayList<>();
    try {
      for (int i = 0; i < messages; i++) {
        received.add(new String(client.read().payload(), StandardCharsets.UTF_8).strip().trim());
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return received;
  }

  private static void tick(Outbox out, int times) {
    for (int i = 0; i < times; i++) {
      out.tick();
    }
  }

  /** Until the kernel takes no more. */
  private static void awaitQuiet(Outbox out) {
    int[] held = {-1};
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              boolean same = held[0] == out.heldBytes();
              held[0] = out.heldBytes();
              return same;
            });
  }

  private static void pingForEver(RawClient client) {
    try {
      while (true) {
        client.send(FIN | PING, new byte[100]);
      }
    } catch (java.io.IOException e) {
      assertThat(e).isNotNull(); // the server hung up
    }
  }
}
