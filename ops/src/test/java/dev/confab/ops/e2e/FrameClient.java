package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.ops.client.ChatEvent;
import dev.confab.platform.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of somebody who writes frames by hand, as PROTOCOL.md shows them. */
final class FrameClient implements WebSocket.Listener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<JsonNode> hello = new CompletableFuture<>();
  private final Map<String, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<ChatEvent> events = new CopyOnWriteArrayList<>();
  private final List<JsonNode> unasked = new CopyOnWriteArrayList<>();
  private final WebSocket socket;
  private int asked;

  private FrameClient(String server) throws Exception {
    socket =
        http.newWebSocketBuilder()
            .subprotocols("confab.v1.json")
            .buildAsync(URI.create(server.replaceFirst("^http", "ws") + "/ws/chat"), this)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    var _ = hello.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Connects and waits until all chats of this person are live. */
  static FrameClient live(String server, Person person) throws Exception {
    return live(server, person, "'cursors':[]");
  }

  /**
   * The same with a {@code sync} of one's own.
   *
   * @param sync its fields beside type and id, with single quotes
   */
  static FrameClient live(String server, Person person, String sync) throws Exception {
    FrameClient client = new FrameClient(server);
    assertThat(type(client.ask("auth", "'token':'" + person.token() + "'"))).isEqualTo("ready");
    assertThat(type(client.ask("sync", sync))).isEqualTo("live");
    return client;
  }

  /** The frames of a type that came unasked, so far. */
  List<JsonNode> unasked(String type) {
    return unasked.stream().filter(frame -> type(frame).equals(type)).toList();
  }

  /** The live events of a chat, so far. */
  List<ChatEvent> events(UUID chat) {
    return events.stream().filter(event -> event.chat().equals(chat)).toList();
  }

  /**
   * Sends a frame and waits for its answer.
   *
   * @param fields what it has beside type and id, with single quotes
   */
  JsonNode ask(String type, String fields) throws Exception {
    String id = "q" + ++asked;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode frame = (ObjectNode) Json.MAPPER.readTree("{" + fields.replace('\'', '"') + "}");
    say(frame.put("t", type).put("id", id));
    return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Sends a frame that is not answered. */
  void say(String type, String fields) throws Exception {
    say(((ObjectNode) Json.MAPPER.readTree("{" + fields.replace('\'', '"') + "}")).put("t", type));
  }

  private void say(ObjectNode frame) throws Exception {
    var _ = socket.sendText(frame.toString(), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Waits for a live event. */
  ChatEvent sees(UUID chat, String type, long seq) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(events)
                    .extracting(ChatEvent::chat, ChatEvent::type, ChatEvent::seq)
                    .contains(tuple(chat, type, seq)));
    return events.stream()
        .filter(event -> event.chat().equals(chat) && event.seq() == seq)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      String frame = part.toString();
      part.setLength(0);
      try {
        take(Json.MAPPER.readTree(frame));
      } catch (JsonProcessingException e) {
        throw new AssertionError("a frame that is no JSON", e);
      }
    }
    from.request(1);
    return null;
  }

  private void take(JsonNode frame) {
    CompletableFuture<JsonNode> answer = answers.remove(frame.path("id").asText());
    switch (type(frame)) {
      case "hello" -> hello.complete(frame);
      case "event" -> events.add(event(frame));
      default -> {
        if (answer != null) {
          answer.complete(frame);
        } else {
          unasked.add(frame);
        }
      }
    }
  }

  private static ChatEvent event(JsonNode body) {
    UUID chat = UUID.fromString(body.path("chat").asText());
    return new ChatEvent(chat, body.path("seq").asLong(), body.path("type").asText(), body);
  }

  private static String type(JsonNode frame) {
    return frame.path("t").asText();
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
    http.close();
  }
}
