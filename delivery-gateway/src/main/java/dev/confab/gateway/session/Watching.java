package dev.confab.gateway.session;

import dev.confab.gateway.presence.Watcher;
import dev.confab.gateway.protocol.ClientFrame.Watch;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.platform.query.ViewUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one session's {@code watch}; a session that watches nobody costs nothing. */
final class Watching {
  private static final Logger log = LoggerFactory.getLogger(Watching.class);

  private final Session session;
  private final Services services;
  private @Nullable Watcher watcher;
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
    services.executor().execute(() -> answer(mine, frame));
  }

  /** The session has ended. */
  synchronized void end() {
    ended = true;
    if (watcher != null) {
      services.watches().leave(watcher);
    }
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
