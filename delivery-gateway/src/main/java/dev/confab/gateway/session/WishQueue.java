package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.platform.token.Principal;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one session's wishes on their way in the order they came. Most go at once, on the thread
 * that read them; one that must ask a view goes to a thread that may block, and those that come
 * while it asks go behind it.
 */
final class WishQueue {
  private static final Logger log = LoggerFactory.getLogger(WishQueue.class);

  private final Session session;
  private final Services services;

  /** Null if nothing waits and nothing asks: so it is nearly always. */
  private @Nullable ArrayDeque<Wish> waiting;

  WishQueue(Session session, Services services) {
    this.session = session;
    this.services = services;
  }

  synchronized void add(Principal who, Wish wish) {
    byte[] refusal = services.wishes().refusal(who, wish);
    if (refusal != null) {
      session.answer(refusal);
    } else if (waiting != null) {
      waiting.add(wish);
    } else if (Wishes.asks(wish)) {
      waiting = new ArrayDeque<>();
      waiting.add(wish);
      services.executor().execute(() -> run(who));
    } else {
      carryOut(who, wish);
    }
  }

  private void run(Principal who) {
    try {
      for (Wish wish = next(); wish != null; wish = next()) {
        carryOut(who, wish);
      }
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("wish failed");
      session.close(CloseCode.INTERNAL);
    }
  }

  private void carryOut(Principal who, Wish wish) {
    var _ = services.wishes().carryOut(who, wish).thenAccept(session::answer);
  }

  /** The next one; none is sent past it while it is under way. */
  private synchronized @Nullable Wish next() {
    Wish next = waiting == null ? null : waiting.poll();
    if (next == null) {
      waiting = null;
    }
    return next;
  }
}
