package dev.confab.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.gateway.protocol.BadFrameException;
import dev.confab.gateway.protocol.ClientFrames;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.ws.Endpoint;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.http.Json;
import dev.confab.platform.http.ProblemException;
import java.util.List;

/** One HTTP request as a session of the protocol: it syncs at once, and says nothing more. */
final class RequestSession implements AutoCloseable {
  /** The request id of its {@code sync}. */
  private static final String ID = "sync";

  /** Of {@code sync}, those that a request may have. */
  private static final List<String> FIELDS = List.of("cursors", "open", "me");

  private final FrameQueue frames = new FrameQueue();
  private final Incoming session;
  private long aliveAt = System.nanoTime();

  private RequestSession(Endpoint endpoint, String token) {
    this.session = endpoint.onOpen(frames, token);
  }

  /**
   * Opens a session and syncs it.
   *
   * @param token an access token, verified
   * @param given {@code cursors}, {@code open} and {@code me}, as {@code sync} has them; all may be
   *     missing
   * @throws ProblemException 400 if they are not well
   */
  static RequestSession begin(Endpoint endpoint, String token, JsonNode given) {
    ObjectNode frame = Json.MAPPER.createObjectNode().put("t", "sync").put("id", ID);
    frame.putArray("cursors");
    for (String field : FIELDS) {
      if (given.hasNonNull(field)) {
        frame.set(field, given.get(field));
      }
    }
    String sync = frame.toString();
    try {
      var _ = ClientFrames.parse(sync);
    } catch (BadFrameException e) {
      throw ProblemException.field(fieldOf(e.sentence()), e.sentence());
    }
    RequestSession opened = new RequestSession(endpoint, token);
    try {
      opened.session.onMessage(sync);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  /** A sentence begins with the name of the field. */
  private static String fieldOf(String sentence) {
    return FIELDS.stream()
        .filter(field -> sentence.startsWith("`" + field))
        .findFirst()
        .orElse(FIELDS.getFirst());
  }

  FrameQueue frames() {
    return frames;
  }

  /** The client has taken what was written: now and then that counts as a ping. */
  void alive() {
    long now = System.nanoTime();
    if (now - aliveAt >= Limits.HEARTBEAT.toNanos()) {
      aliveAt = now;
      boolean _ = session.onFrame();
    }
  }

  @Override
  public void close() {
    frames.abort();
    session.onClosed();
  }
}
