package dev.confab.ops.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One connection of somebody who says how much they are there, and looks who else is. */
final class PresenceClient implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<JsonNode> ready = new CompletableFuture<>();
  private final Map<UUID, JsonNode> shown = new ConcurrentHashMap<>();
  private final List<JsonNode> news = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  private PresenceClient(String server, String token) throws Exception {
    URI uri = URI.create(server.replaceFirst("^http", "ws") + "/ws/chat");
    socket =
        http.newWebSocketBuilder()
            .subprotocols("confab.v1.json")
            .header("Authorization", "Bearer " + token)
            .buildAsync(uri, this)
            .get(PATIENCE_SECONDS, SECONDS);
    var _ = ready.get(PATIENCE_SECONDS, SECONDS);
  }

  /** Connects; there when this returns. */
  static PresenceClient of(String server, String token) throws Exception {
    return new PresenceClient(server, token);
  }

  void choose(String status) throws Exception {
    say("{\"t\":\"status\",\"status\":\"" + status + "\"}");
  }

  void watch(UUID... users) throws Exception {
    say(
        "{\"t\":\"watch\",\"id\":\"w\",\"users\":"
            + Json.MAPPER.writeValueAsString(List.of(users))
            + "}");
  }

  /** What it knows of a user: {@code nothing} if it was never told. */
  String statusOf(UUID user) {
    JsonNode known = shown.get(user);
    return known == null ? "nothing" : known.path("status").asText();
  }

  /** How often it was told without having asked. */
  int news() {
    return news.size();
  }

  private void say(String frame) throws Exception {
    var _ = socket.sendText(frame, true).get(PATIENCE_SECONDS, SECONDS);
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
        ready.completeExceptionally(e);
      }
    }
    from.request(1);
    return null;
  }

  private void take(JsonNode frame) {
    switch (frame.path("t").asText()) {
      case "ready" -> ready.complete(frame);
      case "error" -> ready.completeExceptionally(new IllegalStateException(frame.toString()));
      case "presence" -> {
        if (!frame.has("id")) {
          news.add(frame);
        }
        frame
            .path("users")
            .forEach(user -> shown.put(UUID.fromString(user.path("user").asText()), user));
      }
      default -> {} // nothing else is looked at here
    }
  }

  /** Hangs up without a word. */
  void abort() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
    http.close();
  }
}
