package dev.confab.ops.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One connection that keeps whatever it is told, and how it ended. */
final class SignalClient implements WebSocket.Listener, AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final StringBuilder part = new StringBuilder();
  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private SignalClient(String server, String token) throws Exception {
    socket =
        http.newWebSocketBuilder()
            .subprotocols("confab.v1.json")
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create(server.replaceFirst("^http", "ws") + "/ws/chat"), this)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Connects and waits until all chats of this person are live. */
  static SignalClient live(String server, Person person) throws Exception {
    SignalClient client = new SignalClient(server, person.token());
    client.say("{'t':'sync','id':'s','cursors':[]}");
    client.hears("live", _ -> true);
    return client;
  }

  /** Sends a frame, with single quotes. */
  void say(String frame) throws Exception {
    var _ =
        socket.sendText(frame.replace('\'', '"'), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Waits for a frame of a type, and of some content. */
  JsonNode hears(String type, Predicate<JsonNode> which) {
    await().atMost(PATIENCE).until(() -> heard(type).stream().anyMatch(which));
    return heard(type).stream().filter(which).findFirst().orElseThrow();
  }

  /** All frames of a type, so far. */
  List<JsonNode> heard(String type) {
    return frames.stream().filter(frame -> frame.path("t").asText().equals(type)).toList();
  }

  /** Waits for the server to end it. */
  int closeCode() throws Exception {
    return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      String frame = part.toString();
      part.setLength(0);
      try {
        frames.add(Json.MAPPER.readTree(frame));
      } catch (JsonProcessingException e) {
        throw new AssertionError("a frame that is no JSON", e);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
    http.close();
  }
}
