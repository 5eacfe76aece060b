package dev.confab.gateway.ws;

import static dev.confab.gateway.ws.RawClient.BINARY;
import static dev.confab.gateway.ws.RawClient.CLOSE;
import static dev.confab.gateway.ws.RawClient.CONTINUATION;
import static dev.confab.gateway.ws.RawClient.FIN;
import static dev.confab.gateway.ws.RawClient.PING;
import static dev.confab.gateway.ws.RawClient.PONG;
import static dev.confab.gateway.ws.RawClient.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ChatSocketsTest {
  private static Ground ground;

  @BeforeAll
  static void open() {
    ground = new Ground();
  }

  @AfterAll
  static void close() {
    ground.close();
  }

  @Test
  void messages_go_both_ways_and_the_token_comes_along() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      BlockingQueue<String> received = new LinkedBlockingQueue<>();
      WebSocket socket =
          http.newWebSocketBuilder()
              .subprotocols("other", Limits.SUBPROTOCOL)
              .header("Authorization", "Bearer abc")
              .buildAsync(
                  URI.create("ws://127.0.0.1:" + ground.port() + "/ws/chat"), collect(received))
              .get(10, TimeUnit.SECONDS);
      Ground.Peer peer = ground.peer();
      assertThat(socket.getSubprotocol()).isEqualTo(Limits.SUBPROTOCOL);
      assertThat(peer.token()).isEqualTo("abc");
      socket.sendText("Grüße 🍜", true);
      assertThat(peer.message()).isEqualTo("Grüße 🍜");
      String large = "x".repeat(300_000);
      peer.out().send(bytes("small"));
      peer.out().send(bytes(large));
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("small");
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(large);
      peer.out().close(CloseCode.RESTART);
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 1012");
      assertThat(peer.awaitClosed()).isTrue();
    }
  }

  @Test
  void a_client_without_the_subprotocol_is_refused() throws IOException {
    assertThat(status("")).startsWith("HTTP/1.1 400");
    assertThat(status("Sec-WebSocket-Protocol: confab.v2.json\r\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void an_unwelcome_origin_is_refused() throws IOException {
    String headers = "Sec-WebSocket-Protocol: confab.v1.json\r\nOrigin: https://evil.example\r\n";
    assertThat(status(headers)).startsWith("HTTP/1.1 403");
  }

  @Test
  void the_servers_own_origin_and_a_friends_are_welcome() throws Exception {
    String protocol = "Sec-WebSocket-Protocol: confab.v1.json\r\nOrigin: ";
    for (String origin : List.of("http://localhost", "https://friend.example")) {
      assertThat(status(protocol + origin + "\r\n")).as(origin).startsWith("HTTP/1.1 101");
      assertThat(ground.peer().awaitClosed()).isTrue();
    }
  }

  @Test
  void origins_that_only_look_like_a_friends_are_refused() throws IOException {
    String protocol = "Sec-WebSocket-Protocol: confab.v1.json\r\nOrigin: ";
    for (String origin :
        List.of(
            "null",
            "http://friend.example",
            "https://friend.example.evil",
            "http://localhost:99",
            "")) {
      assertThat(status(protocol + origin + "\r\n")).as(origin).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void compression_is_never_negotiated() throws Exception {
    String headers =
        "Sec-WebSocket-Protocol: confab.v1.json\r\n"
            + "Sec-WebSocket-Extensions: permessage-deflate\r\n";
    assertThat(status(headers)).startsWith("HTTP/1.1 101").doesNotContain("permessage-deflate");
    assertThat(ground.peer().awaitClosed()).isTrue();
  }

  @Test
  void a_message_may_come_in_fragments_with_a_ping_between() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      byte[] noodles = bytes("🍜");
      client.send(TEXT, Arrays.copyOf(noodles, 2));
      client.send(FIN | PING, bytes("still there?"));
      client.send(CONTINUATION, new byte[0]);
      client.send(FIN | CONTINUATION, Arrays.copyOfRange(noodles, 2, 4));
      Ground.Peer peer = ground.peer();
      assertThat(peer.message()).isEqualTo("🍜");
      RawClient.Frame pong = client.read();
      assertThat(pong.opcode()).isEqualTo(PONG);
      assertThat(pong.payload()).isEqualTo(bytes("still there?"));
    }
  }

  @Test
  void a_message_may_come_byte_by_byte() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      client.sendByteByByte(FIN | TEXT, bytes("{\"t\":\"ping\",\"id\":\"ü\"}"));
      assertThat(ground.peer().message()).isEqualTo("{\"t\":\"ping\",\"id\":\"ü\"}");
    }
  }

  @Test
  void the_largest_message_is_taken() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      String largest = "x".repeat(Limits.MAX_FRAME_BYTES);
      client.send(FIN | TEXT, bytes(largest));
      assertThat(ground.peer().message()).isEqualTo(largest);
    }
  }

  @Test
  void a_larger_frame_is_refused_with_1009() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      client.send(FIN | TEXT, new byte[Limits.MAX_FRAME_BYTES + 1]);
      assertEnd(client, 1009);
    }
  }

  @Test
  void a_larger_message_in_fragments_is_refused_with_1009() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      client.send(TEXT, new byte[Limits.MAX_FRAME_BYTES]);
      client.send(FIN | CONTINUATION, new byte[1]);
      assertEnd(client, 1009);
    }
  }

  @Test
  void a_claim_of_two_gigabytes_is_refused_by_what_comes_and_sets_no_memory_aside()
      throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      client.sendPart(FIN | TEXT, Integer.MAX_VALUE, new byte[Limits.MAX_FRAME_BYTES + 1]);
      RawClient.Frame frame = client.read();
      assertThat(frame.opcode()).isEqualTo(CLOSE);
      assertThat(frame.closeCode()).isEqualTo(1009);
    }
    assertThat(ground.peer().awaitClosed()).isTrue();
  }

  @Test
  void a_binary_frame_is_refused_with_1003() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      client.send(FIN | BINARY, new byte[3]);
      assertEnd(client, 1003);
    }
  }

  @Test
  void bytes_that_are_no_utf8_are_refused_with_1007() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      client.send(FIN | TEXT, new byte[] {'a', (byte) 0xc3, '('});
      assertEnd(client, 1007);
    }
  }

  @Test
  void an_unmasked_frame_is_refused_with_1002() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      client.sendUnmasked(FIN | TEXT, bytes("hi"));
      assertEnd(client, 1002);
    }
  }

  @Test
  void a_continuation_of_nothing_is_refused_with_1002() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      client.send(FIN | CONTINUATION, bytes("hi"));
      assertEnd(client, 1002);
    }
  }

  @Test
  void a_close_is_answered_with_its_code() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      client.send(FIN | CLOSE, new byte[] {0x03, (byte) 0xe8});
      assertThat(client.closeCode()).isEqualTo(1000);
      assertThat(ground.peer().awaitClosed()).isTrue();
    }
  }

  @Test
  void a_client_that_vanishes_is_gone() throws Exception {
    RawClient.connect(ground.port()).close();
    assertThat(ground.peer().awaitClosed()).isTrue();
  }

  @Test
  void what_is_queued_goes_out_before_the_close() throws Exception {
    try (RawClient client = RawClient.connect(ground.port())) {
      Ground.Peer peer = ground.peer();
      for (int i = 0; i < 500; i++) {
        peer.out().send(bytes("message " + i));
      }
      peer.out().close(CloseCode.RESTART);
      peer.out().send(bytes("too late"));
      for (int i = 0; i < 500; i++) {
        assertThat(client.read().payload()).isEqualTo(bytes("message " + i));
      }
      assertThat(client.closeCode()).isEqualTo(1012);
    }
  }

  @Test
  void a_reader_who_does_not_read_is_aborted_and_holds_no_memory() throws Exception {
    double before = ground.aborted();
    try (RawClient client = RawClient.connect(ground.port(), 4096)) {
      Ground.Peer peer = ground.peer();
      byte[] message = new byte[10_000];
      Arrays.fill(message, (byte) 'x');
      // More than the kernel's buffers on both sides and the queue can hold.
      for (int i = 0; i < 10_000; i++) {
        peer.out().send(message);
      }
      assertThat(peer.awaitClosed()).isTrue();
      assertThat(client).isNotNull();
    }
    assertThat(ground.aborted()).isEqualTo(before + 1);
  }

  @Test
  void history_waits_for_a_slow_reader() throws Exception {
    try (RawClient client = RawClient.connect(ground.port(), 4096)) {
      Ground.Peer peer = ground.peer();
      byte[] chunk = new byte[200_000];
      Arrays.fill(chunk, (byte) 'x');
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                for (int i = 0; i < 50 && peer.out().awaitDrained(); i++) {
                  peer.out().send(chunk);
                }
              });
      for (int i = 0; i < 50; i++) {
        assertThat(client.readMessage()).hasSize(chunk.length);
      }
      assertThat(writer.join(Duration.ofSeconds(10))).isTrue();
    }
  }

  @Test
  void nobody_is_let_in_during_a_restart() throws IOException {
    try (Ground closing = new Ground()) {
      closing.refuseConnections();
      try (RawClient client = RawClient.connect(closing.port())) {
        assertThat(client.status()).startsWith("HTTP/1.1 503");
      }
    }
  }

  @Test
  void other_requests_pass_by() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI elsewhere = URI.create("http://127.0.0.1:" + ground.port() + "/ws/other");
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(elsewhere).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }

  private static void assertEnd(RawClient client, int code) throws Exception {
    Ground.Peer peer = ground.peer();
    assertThat(client.closeCode()).isEqualTo(code);
    client.close(); // who breaks the rules is not understood any more: it must hang up
    assertThat(peer.awaitClosed()).isTrue();
    assertThat(peer.hasMessage()).isFalse();
  }

  private static String status(String headers) throws IOException {
    try (RawClient client = RawClient.knock(ground.port(), headers)) {
      return client.status();
    }
  }

  private static WebSocket.Listener collect(BlockingQueue<String> received) {
    return new WebSocket.Listener() {
      private final StringBuilder text = new StringBuilder();

      @Override
      public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
          received.add(text.toString());
          text.setLength(0);
        }
        socket.request(1);
        return null;
      }

      @Override
      public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        received.add("closed " + code);
        return null;
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
