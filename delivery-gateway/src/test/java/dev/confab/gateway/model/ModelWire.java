package dev.confab.gateway.model;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Incoming;
import dev.confab.gateway.ws.Outgoing;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A connection without a network: what is sent is received at once, unless it was tampered with.
 */
final class ModelWire implements Outgoing {
  private final ModelClient client;
  private final UnaryOperator<List<byte[]>> tampering;
  private Incoming incoming;
  private volatile boolean open = true;

  ModelWire(ModelClient client, UnaryOperator<List<byte[]>> tampering) {
    this.client = client;
    this.tampering = tampering;
  }

  void connected(Incoming incoming) {
    this.incoming = incoming;
  }

  Incoming incoming() {
    return incoming;
  }

  ModelClient client() {
    return client;
  }

  boolean isOpen() {
    return open;
  }

  @Override
  public void send(byte[] message) {
    synchronized (client) {
      if (open) {
        tampering.apply(List.of(message)).forEach(client::receive);
      }
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
  public void tick() {}

  @Override
  public void close(CloseCode code) {
    end();
  }

  @Override
  public void abort() {
    end();
  }

  private void end() {
    synchronized (client) {
      open = false;
    }
  }

  @Override
  public boolean isDrained() {
    return open;
  }

  @Override
  public boolean awaitDrained() {
    return open;
  }
}
