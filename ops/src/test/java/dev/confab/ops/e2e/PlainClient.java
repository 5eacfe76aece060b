package dev.confab.ops.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.client.ChatEvent;
import dev.confab.platform.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One connection that keeps what the server sends of a chat as it comes: it mends no hole, drops
 * nothing that comes twice, and never connects again.
 */
final class PlainClient implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Person person;
  private final UUID chat;
  private final HttpClient http = HttpClient.newHttpClient();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<JsonNode> live = new CompletableFuture<>();
  private final List<ChatEvent> events = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private CompletableFuture<?> said = CompletableFuture.completedFuture(null);

  private PlainClient(Person person, UUID chat) {
    this.person = person;
    this.chat = chat;
  }

  /** Connects and reads the chat from where this person may see it; waits until it is live. */
  static PlainClient live(String server, Person person, UUID chat) throws Exception {
    PlainClient client = new PlainClient(person, chat);
    URI uri = URI.create(server.replaceFirst("^http", "ws") + "/ws/chat");
    WebSocket unused =
        client
            .http
            .newWebSocketBuilder()
            .subprotocols("confab.v1.json")
            .buildAsync(uri, client)
            .get(PATIENCE_SECONDS, SECONDS);
    var _ = client.live.get(PATIENCE_SECONDS, SECONDS);
    return client;
  }

  /** All events so far, in the order received. */
  List<ChatEvent> events() {
    return List.copyOf(events);
  }

  long lastSeq() {
    return events.isEmpty() ? 0 : events.getLast().seq();
  }

  /** What a connection in good health never sees. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      String frame = part.toString();
      part.setLength(0);
      try {
        take(from, Json.MAPPER.readTree(frame));
      } catch (JsonProcessingException e) {
        faults.add("a frame that is no JSON");
      }
    }
    from.request(1);
    return null;
  }

  private void take(WebSocket from, JsonNode frame) {
    String type = frame.path("t").asText();
    switch (type) {
      case "hello" -> say(from, "auth", "token", person.token());
      case "ready" -> say(from, "sync", "cursors", List.of(new Cursor(chat, 0)));
      case "live" -> live.complete(frame);
      case "event" -> keep(frame);
      case "chunk" -> frame.path("events").forEach(this::keep);
      case "synced" -> {}
      default -> faults.add("a frame " + type + " " + frame.path("code").asText());
    }
  }

  private void keep(JsonNode body) {
    UUID where = UUID.fromString(body.path("chat").asText());
    if (where.equals(chat)) {
      events.add(new ChatEvent(where, body.path("seq").asLong(), body.path("type").asText(), body));
    } else {
      faults.add("an event of another chat");
    }
  }

  /** One frame at a time: an answer may be here before the JDK has let go of what was asked. */
  private void say(WebSocket to, String type, String field, Object value) {
    JsonNode frame =
        Json.MAPPER
            .createObjectNode()
            .put("t", type)
            .put("id", type)
            .set(field, Json.MAPPER.valueToTree(value));
    said =
        said.thenCompose(_ -> to.sendText(frame.toString(), true))
            .whenComplete((_, failure) -> keepFault(failure));
  }

  private void keepFault(@Nullable Throwable failure) {
    if (failure != null) {
      faults.add("a frame could not be sent: " + failure);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    faults.add("the server closed with " + status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    faults.add("the connection broke: " + failure);
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  private record Cursor(UUID chat, long seq) {}
}
