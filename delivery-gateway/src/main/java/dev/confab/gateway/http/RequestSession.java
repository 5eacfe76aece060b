package dev.confab.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.BadFrameException;
import dev.confab.gateway.protocol.ClientFrames;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.ws.Endpoint;
import dev.confab.gateway.ws.Incoming;
import dev.confab.platform.http.Json;
import dev.confab.platform.http.ProblemException;

/** One HTTP request as a session of the protocol: it syncs at once, and says nothing more. */
final class RequestSession implements AutoCloseable {
  /** The request id of its {@code sync}. */
  private static final String ID = "sync";

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
   * @param cursors as {@code sync} has them
   * @throws ProblemException 400 if the cursors are not well
   */
  static RequestSession begin(Endpoint endpoint, String token, JsonNode cursors) {
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
    RequestSession opened = new RequestSession(endpoint, token);
    try {
      opened.session.onMessage(sync);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    return opened;
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
