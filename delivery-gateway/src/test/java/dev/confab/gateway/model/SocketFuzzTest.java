package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.gateway.fuzz.OddBytes;
import dev.confab.gateway.ws.ChatSockets;
import dev.confab.gateway.ws.conformance.Line;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.http.Origins;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, the server answers in good frames, ends the connection, and goes on. */
final class SocketFuzzTest {
  private static final long SEED = Long.getLong("confab.fuzz.seed", 20_261_121L);
  private static final int CONNECTIONS = Integer.getInteger("confab.fuzz.connections", 1_000);
  private static final int CONNECTIONS_OF_ADDRESS = 100;
  private static final UUID CHAT = UUID.fromString("0b0c0000-0000-4000-8000-000000000001");

  private final ModelLog log = new ModelLog();
  private final ScriptedSource source = new ScriptedSource(log, new Random(1), false);
  private final ModelViews views = new ModelViews(log, Node.CODEC, () -> {}, new Random(1));
  private final Node node = Node.over(source, views, Thread::startVirtualThread, _ -> {});
  private HttpFront front;

  @BeforeEach
  void open() {
    log.post(CHAT, new UUID(7, 1));
    views.settle();
    ChatSockets sockets =
        new ChatSockets(
            node.sessions(),
            Origins.OWN,
            CONNECTIONS_OF_ADDRESS,
            Thread::startVirtualThread,
            new SimpleMeterRegistry());
    front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(sockets));
  }

  @AfterEach
  void close() {
    front.close();
  }

  @Test
  void whatever_comes_is_answered_in_good_frames_and_leaves_nothing_behind() {
    for (int i = 0; i < CONNECTIONS; i++) {
      List<byte[]> bytes = new OddBytes(new Random(SEED + i)).conversation();
      try {
        converse(i, bytes);
      } catch (IOException | RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed %d, alone: -Dconfab.fuzz.seed=%d -Dconfab.fuzz.connections=1"
                .formatted(SEED + i, SEED + i),
            e);
      }
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(node.connections()).as("sessions left").isZero());
  }

  /** Two of three connections have a user, who is another one each time. */
  private void converse(int number, List<byte[]> bytes) throws IOException {
    try (Line line = new Line(front.port())) {
      String token = Node.token(new UUID(7, number));
      String upgrade =
          number % 3 == 0
              ? Line.UPGRADE
              : Line.UPGRADE.replaceFirst("\r\n", "\r\nAuthorization: Bearer " + token + "\r\n");
      assertThat(line.ask(upgrade)).startsWith("HTTP/1.1 101 ");
      boolean wasHeard = writesAll(line, bytes);
      List<String> heard = line.readFrames();
      if (!wasHeard) {
        assertThat(heard).as("who hangs up says why").last().asString().startsWith("close");
      }
      assertThat(heard).noneMatch("close 1011"::equals);
      assertThat(heard.subList(0, Math.max(0, heard.size() - 1)))
          .noneMatch(frame -> frame.startsWith("close"));
    }
  }

  /** False if the server has hung up before it had read everything. */
  private static boolean writesAll(Line line, List<byte[]> writes) throws IOException {
    try {
      for (byte[] bytes : writes) {
        line.write(bytes);
      }
      line.endOutput();
      return true;
    } catch (SocketException e) {
      return false;
    }
  }
}
