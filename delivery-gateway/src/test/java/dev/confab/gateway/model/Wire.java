package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Keeps what a client would read. */
final class Wire implements Outgoing {
  private static final ObjectMapper JSON = new ObjectMapper();

  final ArrayDeque<JsonNode> frames = new ArrayDeque<>();
  volatile @Nullable CloseCode closed;
  boolean aborted;
  int ticks;
  private boolean stuck;
  private Runnable whileStuck = () -> {};

  /** The client hung up. */
  volatile boolean left;

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
  public void sendEphemeral(byte[] message) {
    send(message);
  }

  @Override
  public boolean isNearlyFull() {
    return false;
  }

  @Override
  public void tick() {
    ticks++;
  }

  @Override
  public void close(CloseCode code) {
    if (closed == null) {
      closed = code;
    }
  }

  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public boolean isDrained() {
    return closed == null && !stuck;
  }

  @Override
  public boolean awaitDrained() {
    while (stuck) {
      whileStuck.run();
    }
    return closed == null;
  }

  /** The client does not read; who waits for it does this meanwhile. */
  void stopReading(Runnable pause) {
    whileStuck = pause;
    stuck = true;
  }

  void readAgain() {
    stuck = false;
  }

  JsonNode next() {
    return frames.remove();
  }

  /** The next frame, which is of this type. */
  JsonNode next(String type) {
    JsonNode frame = next();
    assertThat(frame.get("t").textValue()).isEqualTo(type);
    return frame;
  }
}
