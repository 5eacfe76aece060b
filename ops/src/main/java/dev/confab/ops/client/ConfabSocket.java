package dev.confab.ops.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the protocol {@code confab.v1.json}. Events come to one consumer, each once and
 * in the order of their chat: holes are filled before it sees what is behind them. Answers and
 * events arrive on the connection's own thread, so nothing that is called back may block.
 */
public final class ConfabSocket implements AutoCloseable {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

  private final Requests requests = new Requests();
  private final CompletableFuture<JsonNode> hello = new CompletableFuture<>();
  private final CompletableFuture<ConfabException> ended = new CompletableFuture<>();
  private volatile Consumer<ChatEvent> consumer = _ -> {};
  private volatile Consumer<Snapshot> snapshots = _ -> {};
  private volatile long reconnectAfterMs;
  private final Wire wire;
  private final UUID userId;
  private final Cursors cursors;
  private final int maxPending;

  /**
   * The gap was too large: history from {@code after} to {@code upTo} was cut short, and only the
   * newest events of it follow.
   */
  public record Snapshot(UUID chat, long after, long upTo) {}

  private ConfabSocket(String server, String accessToken) {
    URI uri = URI.create(server.replaceFirst("^http", "ws").replaceFirst("/$", "") + "/ws/chat");
    wire = Wire.connect(uri, this::received, this::closed, this::end);
    try {
      JsonNode greeting = Waiting.until(hello, ANSWER_TIMEOUT, "hello");
      String id = requests.nextId();
      JsonNode ready =
          Waiting.until(ask(id, Frames.auth(id, accessToken)), ANSWER_TIMEOUT, "logging in");
      maxPending = greeting.path("maxPending").asInt(256);
      userId = UUID.fromString(ready.path("userId").asText());
      cursors = new Cursors(userId);
      beat(greeting.path("heartbeatMs").asLong(25_000));
    } catch (ConfabException e) {
      wire.abort();
      throw e;
    }
  }

  /**
   * Connects and authenticates; blocks until the server is ready for this user.
   *
   * @param server {@code http://127.0.0.1:8080}
   * @throws ConfabException if it refuses or is not there
   */
  public static ConfabSocket open(String server, String accessToken) {
    return new ConfabSocket(server, accessToken);
  }

  /** Who the token speaks for. */
  public UUID userId() {
    return userId;
  }

  /** How many wishes may be unanswered at a time. */
  public int maxPending() {
    return maxPending;
  }

  /** Who is told of events; call it before {@link #sync}. */
  public ConfabSocket onEvent(Consumer<ChatEvent> events) {
    consumer = events;
    return this;
  }

  /** Who is told that a gap was too large to be replayed whole; call it before {@link #sync}. */
  public ConfabSocket onSnapshot(Consumer<Snapshot> cuts) {
    snapshots = cuts;
    return this;
  }

  /**
   * Attaches this connection to all chats of the user, those named from behind their cursor. Ends
   * when all are live; what was missed has been given to the consumer by then.
   */
  public CompletableFuture<Void> sync(Map<UUID, Long> positions) {
    synchronized (cursors) {
      cursors.startAt(positions);
    }
    String id = requests.nextId();
    return ask(id, Frames.sync(id, positions)).thenAccept(_ -> {});
  }

  /**
   * Wishes something. Wishes of one thread reach the log in the order of these calls.
   *
   * @return the outcome after the commit, or {@link ConfabException}; with {@code connection_lost}
   *     and {@code outcome_unknown} the same wish may be sent again
   */
  public CompletableFuture<Committed> send(Wish wish) {
    String id = requests.nextId();
    return ask(id, Frames.wish(id, wish)).thenApply(Frames::committed);
  }

  /** Shows a newer token of the same log-in; ends when the server has taken it. */
  public CompletableFuture<Void> reauth(String accessToken) {
    String id = requests.nextId();
    return ask(id, Frames.reauth(id, accessToken)).thenAccept(_ -> {});
  }

  /** Reads events again, from and to inclusive; the cursor stays where it is. */
  public CompletableFuture<List<ChatEvent>> fill(UUID chat, long from, long to) {
    String id = requests.nextId();
    return ask(id, Frames.fill(id, new Cursors.Hole(chat, from, to))).thenApply(Frames::events);
  }

  /** Where this connection is: the seq of the last event given to the consumer, by chat. */
  public Map<UUID, Long> cursors() {
    synchronized (cursors) {
      return cursors.positions();
    }
  }

  /**
   * Ends, with the reason, when the connection does; {@link ConfabException#retryAfterMs} says when
   * to connect again if the server sent this client away.
   */
  public CompletableFuture<ConfabException> ended() {
    return ended.copy();
  }

  /** Hangs up without a word, as a broken network does. */
  public void abort() {
    wire.abort();
    end(ConfabException.lost("hung up", null));
  }

  @Override
  public void close() {
    wire.close();
    end(ConfabException.lost("closed", null));
  }

  private CompletableFuture<JsonNode> ask(String id, String frame) {
    CompletableFuture<JsonNode> answer = requests.expect(id);
    wire.send(frame);
    return answer;
  }

  private void received(String text) {
    JsonNode frame;
    try {
      frame = Frames.read(text);
    } catch (JsonProcessingException e) {
      end(ConfabException.lost("a frame is no JSON", e));
      return;
    }
    String id = frame.path("id").asText("");
    switch (frame.path("t").asText()) {
      case "hello" -> hello.complete(frame);
      case "event" -> apply(event(ChatEvent.of(frame)));
      case "chunk" -> chunk(id, frame);
      case "snapshot" -> snapshot(frame);
      case "bump" -> frame.path("chats").forEach(this::bump);
      case "reconnect" -> reconnectAfterMs = frame.path("afterMs").asLong();
      case "ready", "live", "committed", "pong" -> requests.answer(id, frame);
      case "error", "rejected" -> refused(id, Frames.refusal(frame));
      default -> {} // the protocol lets servers say more than a client understands
    }
  }

  private Cursors.Outcome event(ChatEvent event) {
    synchronized (cursors) {
      return cursors.event(event);
    }
  }

  private void chunk(String id, JsonNode frame) {
    if (id.isEmpty() || !requests.answer(id, frame)) {
      applyUpTo(frame);
    }
  }

  private void snapshot(JsonNode frame) {
    UUID chat = UUID.fromString(frame.path("chat").asText());
    snapshots.accept(new Snapshot(chat, frame.path("after").asLong(), frame.path("upTo").asLong()));
    applyUpTo(frame);
  }

  /** Who reads too slowly hears how far a chat is, instead of its events. */
  private void bump(JsonNode bump) {
    UUID chat = UUID.fromString(bump.path("chat").asText());
    Cursors.Outcome outcome;
    synchronized (cursors) {
      outcome = cursors.behind(chat, bump.path("seq").asLong());
    }
    apply(outcome);
  }

  private void applyUpTo(JsonNode frame) {
    UUID chat = UUID.fromString(frame.path("chat").asText());
    Cursors.Outcome outcome;
    synchronized (cursors) {
      outcome = cursors.upTo(chat, frame.path("upTo").asLong(), Frames.events(frame));
    }
    apply(outcome);
  }

  private void apply(Cursors.Outcome outcome) {
    outcome.apply().forEach(consumer);
    for (Cursors.Hole hole : outcome.fill()) {
      String id = requests.nextId();
      var _ = ask(id, Frames.fill(id, hole)).whenComplete(this::filled);
    }
  }

  private void filled(@Nullable JsonNode chunk, @Nullable Throwable failure) {
    if (chunk != null) {
      applyUpTo(chunk);
    } else if (failure instanceof ConfabException e) {
      // Connecting again with the cursors brings a snapshot instead.
      wire.abort();
      end(e);
    }
  }

  private void refused(String id, ConfabException refusal) {
    if (!requests.refuse(id, refusal) && !hello.isDone()) {
      hello.completeExceptionally(refusal);
    }
  }

  private void beat(long everyMs) {
    CompletableFuture.delayedExecutor(everyMs, TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (!ended.isDone()) {
                String id = requests.nextId();
                var _ =
                    ask(id, Frames.ping(id))
                        .orTimeout(2 * everyMs, TimeUnit.MILLISECONDS)
                        .whenComplete((_, failure) -> silent(failure));
                beat(everyMs);
              }
            });
  }

  private void silent(@Nullable Throwable failure) {
    if (failure != null) {
      wire.abort();
      end(ConfabException.lost("the server is silent", failure));
    }
  }

  private void closed(int status, String reason) {
    end(ConfabException.closed(status, reason, reconnectAfterMs));
  }

  private void end(ConfabException reason) {
    if (ended.complete(reason)) {
      hello.completeExceptionally(reason);
      requests.loseAll(reason);
    }
  }
}
