package dev.confab.gateway.signal;

import dev.confab.platform.command.AcknowledgedSender;
import dev.confab.schemas.signal.Signal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals on their way to the log, in their order. A thread of its own waits for a broker that is
 * away, so that no session does; when too many wait, further ones are lost.
 */
final class SignalQueue implements Outlet, AutoCloseable {
  /** Some seconds of a herd that comes back; a broker that is away for longer misses nothing. */
  static final int MOST_WAITING = 10_000;

  private static final Logger log = LoggerFactory.getLogger(SignalQueue.class);
  private static final Duration JOIN = Duration.ofSeconds(2);

  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AcknowledgedSender<Signal> sender;
  private final Counter lost;
  private final Thread thread;

  private record Waiting(UUID key, Signal signal, BooleanSupplier current) {}

  private SignalQueue(AcknowledgedSender<Signal> sender, MeterRegistry metrics) {
    this.sender = sender;
    this.lost =
        Counter.builder("confab.gateway.signals.lost")
            .description("Signals that did not reach the log")
            .register(metrics);
    this.thread = Thread.ofPlatform().name("gateway-signals").daemon().unstarted(this::run);
  }

  static SignalQueue start(AcknowledgedSender<Signal> sender, MeterRegistry metrics) {
    SignalQueue queue = new SignalQueue(sender, metrics);
    queue.thread.start();
    return queue;
  }

  @Override
  public void say(UUID key, Signal signal, BooleanSupplier current) {
    if (!waiting.offer(new Waiting(key, signal, current))) {
      lost.increment();
    }
  }

  /** What still waits is lost. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(JOIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        send(waiting.take());
      }
    } catch (InterruptedException e) {
      log.atDebug().log("no more signals");
    }
  }

  private void send(Waiting next) {
    try {
      if (next.current().getAsBoolean()) {
        sender
            .send(next.key(), next.signal())
            .whenComplete(
                (_, failure) -> {
                  if (failure != null) {
                    lost.increment();
                  }
                });
      }
    } catch (RuntimeException e) {
      // An exception would end the thread, and with it all signals.
      log.atError().setCause(e).log("signal failed");
    }
  }
}
