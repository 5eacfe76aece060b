package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Fill;
import dev.confab.gateway.protocol.CloseCode;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one session's fills one after another, so that a session holds one answer at a time. */
final class FillQueue {
  private static final Logger log = LoggerFactory.getLogger(FillQueue.class);

  private final Session session;
  private final Services services;
  private final Runnable onAnswered;
  private final ArrayDeque<Fill> waiting = new ArrayDeque<>(0);
  private boolean running;

  FillQueue(Session session, Services services, Runnable onAnswered) {
    this.session = session;
    this.services = services;
    this.onAnswered = onAnswered;
  }

  synchronized void add(Fill fill) {
    waiting.add(fill);
    if (!running) {
      running = true;
      services.executor().execute(this::run);
    }
  }

  private void run() {
    for (Fill fill = next(); fill != null; fill = next()) {
      try {
        services.fills().answer(session, fill);
      } catch (RuntimeException e) {
        log.atError().setCause(e).log("fill failed");
        session.close(CloseCode.INTERNAL);
      }
      onAnswered.run();
    }
  }

  private synchronized @Nullable Fill next() {
    Fill next = waiting.poll();
    running = next != null;
    return next;
  }
}
