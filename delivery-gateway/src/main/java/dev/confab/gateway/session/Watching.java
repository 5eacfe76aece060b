package dev.confab.gateway.session;

import dev.confab.gateway.presence.Watcher;
import dev.confab.gateway.protocol.ClientFrame.Watch;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.platform.query.ViewUnavailableException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one session's {@code watch}, one question after another, so that a session asks the
 * views one at a time; a session that watches nobody costs nothing.
 */
final class Watching {
  private static final Logger log = LoggerFactory.getLogger(Watching.class);

  private final Session session;
  private final Services services;
  private @Nullable Watcher watcher;
  private @Nullable ArrayDeque<Watch> waiting;
  private boolean running;
  private boolean ended;

  Watching(Session session, Services services) {
    this.session = session;
    this.services = services;
  }

  /** The list counts from now on; the answer comes when a view has it. */
  synchronized void watch(Watch frame) {
    if (ended) {
      return;
    }
    if (watcher == null) {
      watcher = new Watcher(session);
    }
    Watcher mine = watcher;
    services.watches().watch(mine, frame.users());
    waiting = waiting == null ? new ArrayDeque<>(1) : waiting;
    waiting.add(frame);
    if (!running) {
      running = true;
      services.executor().execute(() -> answerAll(mine));
    }
  }

  /** The session has ended. */
  synchronized void end() {
    ended = true;
    if (watcher != null) {
      services.watches().leave(watcher);
    }
  }

  private void answerAll(Watcher mine) {
    for (Watch frame = next(); frame != null; frame = next()) {
      answer(mine, frame);
    }
  }

  private synchronized @Nullable Watch next() {
    Watch next = waiting == null || ended ? null : waiting.poll();
    running = next != null;
    waiting = running ? waiting : null;
    return next;
  }

  private void answer(Watcher mine, Watch frame) {
    try {
      services.watches().answer(mine, frame.id(), frame.users());
    } catch (ViewUnavailableException e) {
      String sentence = "Nobody's presence can be read now.";
      session.send(ServerFrames.error(frame.id(), ErrorCode.UNAVAILABLE, sentence));
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("watch failed");
      session.close(CloseCode.INTERNAL);
    } finally {
      session.answered();
    }
  }
}
