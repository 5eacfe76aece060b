package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.ws.ChatSockets;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.http.Origins;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions behind a real port: from the handshake to the last close frame. */
final class SocketSessionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID CHAT = new UUID(0x5eed, 1);

  private final ModelLog log = new ModelLog();
  private final ScriptedSource source = new ScriptedSource(log, new Random(1), false);
  private final ModelViews views = new ModelViews(log, Node.CODEC, () -> {}, new Random(1));
  private final Node node = Node.over(source, views, Thread::startVirtualThread, _ -> {});
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpFront front;

  @BeforeEach
  void open() {
    views.settle();
    ChatSockets sockets =
        new ChatSockets(
            node.sessions(),
            Origins.OWN,
            10,
            Thread::startVirtualThread,
            new SimpleMeterRegistry());
    front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(sockets));
  }

  @AfterEach
  void close() {
    front.close();
    http.close();
  }

  @Test
  void a_client_catches_up_and_then_hears_everything_at_once() throws Exception {
    log.toggle(CHAT, ANNA, ModelLog.Way.BY_ANOTHER, 0);
    log.post(CHAT, ANNA);
    WebSocket socket = connect(Node.token(ANNA));
    assertThat(next("hello").get("maxPending").intValue()).isEqualTo(1_024);
    assertThat(next("ready").get("userId").textValue()).isEqualTo(ANNA.toString());
    socket.sendText(
        "{\"t\":\"sync\",\"id\":\"2\",\"cursors\":[{\"chat\":\"" + CHAT + "\",\"seq\":0}]}", true);
    assertThat(next("chunk").get("events")).hasSize(2);
    assertThat(next("synced").get("member").booleanValue()).isTrue();
    assertThat(next("live").get("chats").intValue()).isEqualTo(1);
    log.post(CHAT, ANNA);
    deliver();
    assertThat(next("event").get("seq").longValue()).isEqualTo(3);
  }

  @Test
  void a_bad_token_is_told_and_the_connection_ends() throws Exception {
    connect("nonsense");
    next("hello");
    assertThat(next("error").get("code").textValue()).isEqualTo("token_invalid");
    assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 4401");
  }

  @Test
  void clients_are_sent_away_before_the_port_closes() throws Exception {
    connect(Node.token(ANNA));
    next("hello");
    next("ready");
    front.close();
    assertThat(next("reconnect").get("afterMs").longValue()).isBetween(0L, 5_000L);
    assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 1012");
  }

  private void deliver() {
    while (source.step(ModelLog.partitionOf(CHAT))) {
      assertThat(source.positions()).isNotNull();
    }
  }

  private JsonNode next(String type) throws Exception {
    String frame = received.poll(10, TimeUnit.SECONDS);
    assertThat(frame).startsWith("{\"t\":\"" + type + "\"");
    return JSON.readTree(frame);
  }

  private WebSocket connect(String token) throws Exception {
    return http.newWebSocketBuilder()
        .subprotocols(Limits.SUBPROTOCOL)
        .header("Authorization", "Bearer " + token)
        .buildAsync(
            URI.create("ws://127.0.0.1:" + front.port() + ChatSockets.PATH),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                received.add(data.toString());
                socket.request(1);
                return null;
              }

              @Override
              public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                received.add("closed " + code);
                return null;
              }
            })
        .get(10, TimeUnit.SECONDS);
  }
}
