package dev.confab.gateway.session;

import dev.confab.gateway.ws.Endpoint;
import dev.confab.gateway.ws.Incoming;
import dev.confab.gateway.ws.Outgoing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All connections of this node. */
public final class Sessions implements Endpoint {
  /** How often {@link #sweep} is to be called: time-outs are whole seconds. */
  public static final Duration TICK = Duration.ofSeconds(1);

  /** Long enough for close frames to go out and come back, short enough for a quick stop. */
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(2);

  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private final Services services;
  private final SessionLimits limits;
  private final Gate gate;
  private final Admission admission;
  private final Jitter jitter;
  private volatile int tick;
  private volatile boolean open = true;

  /**
   * No connections yet.
   *
   * @param random says who comes back when, of those that are sent away together
   */
  public Sessions(
      Services services, SessionLimits limits, RandomGenerator random, MeterRegistry metrics) {
    this.services = services;
    this.limits = limits;
    this.gate = new Gate(services.tokens(), services.entrances(), limits.connectionsOfUser());
    this.admission = new Admission(limits.attachings(), services.executor());
    this.jitter = new Jitter(random);
    Gauge.builder("confab.gateway.attach.waiting", admission, Admission::waiting)
        .description("Sessions that wait for their turn to be attached to their chats")
        .register(metrics);
    Gauge.builder("confab.gateway.sessions", sessions, Set::size)
        .description("Open connections")
        .register(metrics);
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public Incoming onOpen(Outgoing out, @Nullable String token) {
    Session session = new Session(out, this, services);
    sessions.add(session);
    session.greet(token);
    if (!open) {
      session.sendAway(jitter.soonMs());
    }
    return session;
  }

  /** One tick has passed: ends sessions that are silent, unknown, expired or stuck. */
  public synchronized void sweep(Instant now) {
    int next = tick + 1;
    tick = next;
    sessions.forEach(session -> session.sweep(next, now));
  }

  /**
   * Closes all connections; the clients come back, each at another time, and resume. Nothing
   * reaches them any more.
   */
  public void closeAll() {
    sessions.forEach(session -> session.sendAway(jitter.soonMs()));
  }

  @Override
  public void drain() {
    open = false;
    closeAll();
    try {
      awaitNone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sessions.forEach(Session::abort);
  }

  /** The number of the current tick. */
  int tick() {
    return tick;
  }

  private void awaitNone() throws InterruptedException {
    long deadline = System.nanoTime() + DRAIN_PATIENCE.toNanos();
    synchronized (sessions) {
      long leftMs = DRAIN_PATIENCE.toMillis();
      while (!sessions.isEmpty() && leftMs > 0) {
        sessions.wait(leftMs);
        leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      }
    }
  }

  SessionLimits limits() {
    return limits;
  }

  Gate gate() {
    return gate;
  }

  Admission admission() {
    return admission;
  }

  Jitter jitter() {
    return jitter;
  }

  void remove(Session session) {
    sessions.remove(session);
    if (!open) {
      synchronized (sessions) {
        sessions.notifyAll();
      }
    }
  }
}
