package dev.confab.ops.e2e;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Endpoint;
import dev.confab.gateway.ws.Incoming;
import dev.confab.gateway.ws.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Planted in a gateway, where deliveries leave its sessions: what a checker has to notice. */
final class PlantedFaults implements Endpoint {
  private final Endpoint sessions;
  private final AtomicInteger drops = new AtomicInteger();
  private final AtomicInteger doubles = new AtomicInteger();

  PlantedFaults(Endpoint sessions) {
    this.sessions = sessions;
  }

  /** One live message will not be sent to one of its receivers. */
  void dropOne() {
    drops.incrementAndGet();
  }

  /** One live message will be sent to one of its receivers twice. */
  void doubleOne() {
    doubles.incrementAndGet();
  }

  /** Have all faults happened? */
  boolean allHappened() {
    return drops.get() == 0 && doubles.get() == 0;
  }

  @Override
  public boolean isOpen() {
    return sessions.isOpen();
  }

  @Override
  public Incoming onOpen(Outgoing out, @Nullable String token) {
    return sessions.onOpen(new Faulty(out), token);
  }

  @Override
  public void drain() {
    sessions.drain();
  }

  private static boolean isMessage(byte[] frame) {
    String text = new String(frame, StandardCharsets.UTF_8);
    return text.startsWith("{\"t\":\"event\"") && text.contains("\"type\":\"messagePosted\"");
  }

  private static boolean strikes(AtomicInteger faults) {
    return faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private final class Faulty implements Outgoing {
    private final Outgoing out;

    Faulty(Outgoing out) {
      this.out = out;
    }

    @Override
    public void send(byte[] message) {
      boolean live = isMessage(message);
      if (live && strikes(drops)) {
        return;
      }
      out.send(message);
      if (live && strikes(doubles)) {
        out.send(message);
      }
    }

    @Override
    public void sendEphemeral(byte[] message) {
      out.sendEphemeral(message);
    }

    @Override
    public void tick() {
      out.tick();
    }

    @Override
    public boolean isNearlyFull() {
      return out.isNearlyFull();
    }

    @Override
    public boolean isDrained() {
      return out.isDrained();
    }

    @Override
    public void close(CloseCode code) {
      out.close(code);
    }

    @Override
    public void abort() {
      out.abort();
    }

    @Override
    public boolean awaitDrained() {
      return out.awaitDrained();
    }
  }
}
