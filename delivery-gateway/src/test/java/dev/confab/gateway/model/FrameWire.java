package dev.confab.gateway.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Keeps what a client would read. */
final class FrameWire implements Outgoing {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArrayDeque<JsonNode> frames = new ArrayDeque<>();
  private @Nullable CloseCode closed;
  private boolean aborted;

  @Override
  public void send(byte[] message) {
    try {
      if (closed == null) {
        frames.add(JSON.readTree(message));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close(CloseCode code) {
    closed = code;
  }

  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public boolean awaitDrained() {
    return closed == null;
  }

  /** The next frame that was not read yet. */
  JsonNode next() {
    return frames.remove();
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  void clear() {
    frames.clear();
  }

  @Nullable CloseCode closed() {
    return closed;
  }

  boolean aborted() {
    return aborted;
  }
}
