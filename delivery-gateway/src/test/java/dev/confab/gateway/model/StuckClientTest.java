package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.confab.gateway.ws.ChatSockets;
import dev.confab.gateway.ws.RawClient;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.http.Origins;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member of a chat that stops reading, from the log to the sockets of all members. */
final class StuckClientTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final UUID CHAT = new UUID(0x5eed, 1);
  private static final UUID STUCK = new UUID(7, 0);
  private static final int MEMBERS = 3;
  private static final int MESSAGES = 2_000;
  private static final int STALL_TICKS = 30;

  private final ModelLog log = new ModelLog();
  private final ScriptedSource source = new ScriptedSource(log, new Random(1), false);
  private final ModelViews views = new ModelViews(log, Node.CODEC, () -> {}, new Random(1));
  private final Node node = Node.over(source, views, Thread::startVirtualThread, _ -> {});
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private HttpFront front;

  @BeforeEach
  void open() {
    views.settle();
    for (int i = 0; i < MEMBERS; i++) {
      log.toggle(CHAT, new UUID(7, i), ModelLog.Way.BY_ANOTHER, 0);
    }
    deliver();
    ChatSockets sockets =
        new ChatSockets(node.sessions(), Origins.OWN, 10, Thread::startVirtualThread, metrics);
    front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(sockets));
  }

  @AfterEach
  void close() {
    front.close();
  }

  @Test
  void the_others_hear_everything_in_order_and_it_is_gone_within_the_stall_time_out()
      throws Exception {
    try (RawClient stuck = live(STUCK, 4096);
        RawClient second = live(new UUID(7, 1), 0);
        RawClient third = live(new UUID(7, 2), 0)) {
      CompletableFuture<List<Long>> heard = CompletableFuture.supplyAsync(() -> seqs(second));
      CompletableFuture<List<Long>> alsoHeard = CompletableFuture.supplyAsync(() -> seqs(third));
      for (int i = 0; i < MESSAGES; i++) {
        log.post(CHAT, STUCK);
        deliver();
      }
      List<Long> all = LongStream.rangeClosed(4, 3 + MESSAGES).boxed().toList();
      assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo(all);
      assertThat(alsoHeard.get(20, TimeUnit.SECONDS)).isEqualTo(all);

      sweep(STALL_TICKS);
      assertThat(aborted()).isZero();
      sweep(1);
      assertThat(aborted()).isEqualTo(1);
      assertThat(stuck.readToEnd()).isPositive();

      log.post(CHAT, STUCK);
      deliver();
      assertThat(next(second, "event").get("seq").longValue()).isEqualTo(4 + MESSAGES);
      assertThat(next(third, "event").get("seq").longValue()).isEqualTo(4 + MESSAGES);
      await().atMost(Duration.ofSeconds(10)).until(() -> node.connections() == MEMBERS - 1);
    }
  }

  private RawClient live(UUID user, int receiveBuffer) throws IOException {
    RawClient client = RawClient.connect(front.port(), receiveBuffer, Node.token(user));
    next(client, "hello");
    next(client, "ready");
    client.say("{\"t\":\"sync\",\"id\":\"2\",\"cursors\":[]}");
    next(client, "synced");
    next(client, "live");
    return client;
  }

  private List<Long> seqs(RawClient client) {
    List<Long> seqs = new ArrayList<>();
    try {
      for (int i = 0; i < MESSAGES; i++) {
        seqs.add(next(client, "event").get("seq").longValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seqs;
  }

  private void deliver() {
    boolean more = true;
    while (more) {
      more = source.step(ModelLog.partitionOf(CHAT));
    }
  }

  private void sweep(int seconds) {
    for (int i = 0; i < seconds; i++) {
      node.sessions().sweep(NOW);
    }
  }

  private double aborted() {
    return metrics.counter("confab.gateway.aborted").count();
  }

  private static JsonNode next(RawClient client, String type) throws IOException {
    JsonNode frame = JSON.readTree(client.readMessage());
    assertThat(frame.get("t").textValue()).isEqualTo(type);
    return frame;
  }
}
