package dev.confab.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.BadFrameException;
import dev.confab.gateway.protocol.ClientFrames;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.ws.Endpoint;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.http.Json;
import dev.confab.platform.http.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One HTTP request as a session of the protocol: it syncs at once, and says nothing more. */
final class Visit implements AutoCloseable {
  /** The request id of its {@code sync}. */
  private static final String ID = "sync";

  private final FrameQueue frames = new FrameQueue();
  private final Incoming session;
  private long aliveAt = System.nanoTime();

  private Visit(Endpoint endpoint, String token) {
    this.session = endpoint.onOpen(frames, token);
  }

  /**
   * Opens a session and syncs it.
   *
   * @param token an access token, verified
   * @param cursors as {@code sync} has them
   * @throws ProblemException 400 if the cursors are not well
   */
  static Visit begin(Endpoint endpoint, String token, JsonNode cursors) {
    String sync =
        Json.MAPPER
            .createObjectNode()
            .put("t", "sync")
            .put("id", ID)
            .set("cursors", cursors)
            .toString();
    try {
      var _ = ClientFrames.parse(sync);
    } catch (BadFrameException e) {
      throw ProblemException.field("cursors", e.sentence());
    }
    Visit visit = new Visit(endpoint, token);
    visit.session.onMessage(sync);
    return visit;
  }

  FrameQueue frames() {
    return frames;
  }

  /** The next frame, or null; see {@link FrameQueue#next}. */
  byte @Nullable [] next(Duration patience) {
    return frames.next(patience);
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
