package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Fill;
import dev.confab.gateway.protocol.ClientFrame.Open;
import dev.confab.gateway.protocol.ClientFrame.Sync;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.gateway.room.AttachException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How one session comes to know what has happened: it syncs, once, and fills holes after that. */
final class CatchUp {
  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

  private final Session session;
  private final Sessions sessions;
  private final Services services;

  /** Null until it has begun to sync. */
  private @Nullable FillQueue fills;

  CatchUp(Session session, Sessions sessions, Services services) {
    this.session = session;
    this.sessions = sessions;
    this.services = services;
  }

  /** Attaches the session to its user's chats when its turn has come. */
  void sync(Sync sync) {
    if (fills != null) {
      session.refuse(sync.id(), ErrorCode.ALREADY_SYNCED, "A connection syncs once.");
      return;
    }
    session.open(sync.open());
    fills = new FillQueue(session, services, session::answered);
    if (!sessions.admission().submit(() -> attach(sync))) {
      session.sendAway(sessions.jitter().laterMs());
    }
  }

  /**
   * Other chats are open from now on. A chat that still waits for its {@code synced} is not in the
   * answer: its events come from there.
   */
  void open(Open open) {
    if (fills == null) {
      session.refuse(open.id(), ErrorCode.NOT_SYNCED, "Send `sync` first.");
      return;
    }
    session.open(open.chats());
    // Afterwards: an event that passes in between has come, or is at or below the seq.
    session.send(ServerFrames.opened(open.id(), services.rooms().live(session, open.chats())));
  }

  /** Reads a range. */
  void fill(Fill fill) {
    FillQueue queue = fills;
    if (queue == null) {
      session.refuse(fill.id(), ErrorCode.NOT_SYNCED, "Send `sync` first.");
    } else if (session.admitted()) {
      queue.add(fill);
    } else {
      session.refuse(fill.id(), ErrorCode.TOO_MANY_PENDING, Session.TOO_MANY);
    }
  }

  private void attach(Sync sync) {
    if (session.isClosing()) {
      return; // it did not wait for its turn
    }
    try {
      int chats = services.attacher().attach(session, sync, sessions.admission());
      String version = sync.me();
      if (version != null) {
        services.me().begin(session, version, () -> services.attacher().ownChats(session.userId()));
      }
      session.send(ServerFrames.live(sync.id(), chats));
    } catch (AttachException e) {
      log.atWarn().setCause(e).log("session could not be attached");
      session.refuse(sync.id(), ErrorCode.UNAVAILABLE, "Your chats cannot be read now.");
      session.sendAway(sessions.jitter().soonMs());
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("attaching failed");
      session.close(CloseCode.INTERNAL);
    }
  }
}
