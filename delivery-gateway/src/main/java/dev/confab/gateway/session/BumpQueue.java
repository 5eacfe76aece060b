package dev.confab.gateway.session;

import dev.confab.gateway.protocol.CloseCode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chats of one session that have gone on without it, until the next tick: of a thousand events
 * the client hears how far the last one is.
 */
final class BumpQueue {
  private static final Logger log = LoggerFactory.getLogger(BumpQueue.class);

  private final Session session;
  private final Services services;

  /** By chat the seq that it has come to at least; null if none waits. */
  private @Nullable Map<UUID, Long> waiting;

  private boolean asking;

  BumpQueue(Session session, Services services) {
    this.session = session;
    this.services = services;
  }

  /** A chat has come to a seq. */
  synchronized void add(UUID chat, long seq) {
    Map<UUID, Long> chats = waiting == null ? new HashMap<>() : waiting;
    waiting = chats;
    chats.merge(chat, seq, Math::max);
  }

  /** Begins to tell what waits, if there is room for it; called at every tick. */
  synchronized void flush() {
    Map<UUID, Long> batch = waiting;
    if (batch != null && !asking && !session.isNearlyFull()) {
      waiting = null;
      asking = true;
      services.executor().execute(() -> tell(batch));
    }
  }

  private void tell(Map<UUID, Long> batch) {
    Map<UUID, Long> again = Map.of();
    try {
      again = services.bumps().tell(session, batch);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("bump failed");
      session.close(CloseCode.INTERNAL);
    }
    told(again);
  }

  private synchronized void told(Map<UUID, Long> again) {
    asking = false;
    again.forEach(this::add);
  }
}
