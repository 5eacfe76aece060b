package dev.confab.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.platform.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LongPollTest {
  private static final int QUARTER = 256 * 1024;

  private final FrameQueue frames = new FrameQueue();

  @Test
  void what_is_about_the_connection_is_left_out() {
    send(
        "{\"t\":\"hello\"}",
        "{\"t\":\"ready\"}",
        "{\"t\":\"live\"}",
        "{\"t\":\"event\",\"seq\":1}");

    assertThat(gathered()).isEqualTo("{\"frames\":[{\"t\":\"live\"},{\"t\":\"event\",\"seq\":1}]}");
  }

  @Test
  void what_passes_in_seconds_is_left_out_and_ends_no_poll() {
    send("{\"t\":\"live\"}", "{\"t\":\"typing\"}", "{\"t\":\"marks\"}", "{\"t\":\"event\"}");

    assertThat(gathered()).isEqualTo("{\"frames\":[{\"t\":\"live\"},{\"t\":\"event\"}]}");
  }

  @Test
  void a_large_answer_is_cut_before_it_says_that_all_is_live() {
    Thread sender =
        Thread.startVirtualThread(
            () -> {
              for (int i = 0; i < 8 && frames.awaitDrained(); i++) {
                send("{\"t\":\"chunk\",\"x\":\"" + "x".repeat(QUARTER) + "\"}");
              }
              send("{\"t\":\"live\"}");
            });

    String answer = gathered();

    assertThat(answer).hasSizeBetween(4 * QUARTER, 6 * QUARTER).doesNotContain("live");
    assertThat(answer).endsWith("\"}]}");
    frames.abort();
    assertThat(sender).satisfies(Thread::join);
  }

  @Test
  void what_was_read_before_a_session_was_sent_away_is_answered() {
    send("{\"t\":\"chunk\"}", "{\"t\":\"reconnect\",\"afterMs\":1}");
    frames.close(CloseCode.RESTART);

    assertThat(gathered()).isEqualTo("{\"frames\":[{\"t\":\"chunk\"}]}");
  }

  @Test
  void where_nothing_was_read_the_client_asks_again_later() {
    send("{\"t\":\"error\",\"code\":\"unavailable\"}");
    frames.close(CloseCode.RESTART);

    assertThatThrownBy(this::gathered)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.retryAfterSeconds()).isPositive();
            });
  }

  private void send(String... texts) {
    for (String text : texts) {
      frames.send(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String gathered() {
    return new String(new LongPoll(frames).gather(Duration.ZERO), StandardCharsets.UTF_8);
  }
}
