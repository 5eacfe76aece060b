package dev.confab.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FrameQueueTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final FrameQueue frames = new FrameQueue();

  @Test
  void who_does_not_read_is_dropped_at_the_bound_of_bytes() {
    frames.send(new byte[Limits.MAX_QUEUED_BYTES]);
    assertThat(frames.isOver()).isFalse();

    frames.send(new byte[1]);

    assertThat(frames.isOver()).isTrue();
    assertThat(frames.next(LONG)).isNull();
  }

  @Test
  void who_does_not_read_is_dropped_at_the_bound_of_frames() {
    for (int i = 0; i < Limits.MAX_QUEUED_FRAMES; i++) {
      frames.send(new byte[1]);
    }
    assertThat(frames.isOver()).isFalse();

    frames.send(new byte[1]);

    assertThat(frames.isOver()).isTrue();
  }

  @Test
  void what_nobody_misses_is_left_out_when_half_of_it_is_full() {
    frames.send(new byte[Limits.MAX_QUEUED_BYTES / 2 + 1]);
    frames.sendEphemeral(new byte[1]);
    assertThat(frames.next(LONG)).hasSizeGreaterThan(1);

    assertThat(frames.isEmpty()).isTrue();
    frames.sendEphemeral(new byte[1]);
    assertThat(frames.next(LONG)).hasSize(1);
  }

  @Test
  void it_is_nearly_full_when_three_quarters_wait_in_bytes_or_in_frames() {
    frames.send(new byte[Limits.MAX_QUEUED_BYTES / 4 * 3]);
    assertThat(frames.isNearlyFull()).isFalse();
    frames.send(new byte[1]);
    assertThat(frames.isNearlyFull()).isTrue();

    FrameQueue many = new FrameQueue();
    for (int i = 0; i < Limits.MAX_QUEUED_FRAMES / 4 * 3; i++) {
      many.send(new byte[1]);
    }
    assertThat(many.isNearlyFull()).isFalse();
    many.send(new byte[1]);
    assertThat(many.isNearlyFull()).isTrue();
  }

  @Test
  void what_waits_when_it_is_closed_is_read_and_nothing_follows() {
    frames.send(new byte[1]);
    frames.close(CloseCode.RESTART);
    frames.send(new byte[2]);
    frames.close(CloseCode.IDLE);

    assertThat(frames.next(LONG)).hasSize(1);
    assertThat(frames.next(LONG)).isNull();
    assertThat(frames.isOver()).isTrue();
    assertThat(frames.closed()).isEqualTo(CloseCode.RESTART);
  }

  @Test
  void a_large_message_waits_until_there_is_room() {
    frames.send(new byte[Limits.DRAINED_BYTES]);
    frames.send(new byte[1]);
    assertThat(frames.isDrained()).isFalse();
    CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(frames::awaitDrained);

    assertThat(frames.next(LONG)).hasSize(Limits.DRAINED_BYTES);

    assertThat(drained).succeedsWithin(LONG).isEqualTo(true);
  }

  @Test
  void who_waits_for_room_or_for_a_frame_hears_of_the_end() {
    FrameQueue other = new FrameQueue();
    frames.send(new byte[Limits.DRAINED_BYTES + 1]);
    CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(frames::awaitDrained);
    CompletableFuture<byte[]> next = CompletableFuture.supplyAsync(() -> other.next(LONG));

    frames.abort();
    other.abort();

    assertThat(drained).succeedsWithin(LONG).isEqualTo(false);
    assertThat(next).succeedsWithin(LONG).isNull();
  }
}
