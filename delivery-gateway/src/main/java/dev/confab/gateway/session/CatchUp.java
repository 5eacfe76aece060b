package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Attach;
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

  private static final String NOT_SYNCED = "Send `sync` first.";

  /** Attaches to chats; says to how many. */
  private interface Work {
    int attach() throws AttachException;
  }

  private final Session session;
  private final Sessions sessions;
  private final Services services;

  private boolean hasBegun;

  /** One after another: what is sent of a chat belongs to one of them. */
  private volatile boolean attaching;

  /** Null until something is to be filled. */
  private @Nullable FillQueue fills;

  CatchUp(Session session, Sessions sessions, Services services) {
    this.session = session;
    this.sessions = sessions;
    this.services = services;
  }

  /** Attaches the session to its user's chats when its turn has come. */
  void sync(Sync sync) {
    if (hasBegun) {
      session.refuse(sync.id(), ErrorCode.ALREADY_SYNCED, "A connection syncs once.");
      return;
    }
    hasBegun = true;
    session.open(sync.open());
    submit(sync.id(), () -> attachAll(sync));
  }

  /** Attaches it anew to some chats. */
  void attach(Attach attach) {
    if (!hasBegun) {
      session.refuse(attach.id(), ErrorCode.NOT_SYNCED, NOT_SYNCED);
    } else if (attaching) {
      session.refuse(attach.id(), ErrorCode.TOO_MANY_PENDING, "Wait for `live` before that.");
    } else {
      submit(
          attach.id(),
          () -> services.attacher().attachAgain(session, attach.cursors(), sessions.admission()));
    }
  }

  /**
   * Other chats are open from now on. A chat that still waits for its {@code synced} is not in the
   * answer: its events come from there.
   */
  void open(Open open) {
    if (!hasBegun) {
      session.refuse(open.id(), ErrorCode.NOT_SYNCED, NOT_SYNCED);
      return;
    }
    session.open(open.chats());
    // Afterwards: an event that passes in between has come, or is at or below the seq.
    session.send(ServerFrames.opened(open.id(), services.rooms().live(session, open.chats())));
  }

  /** Has it begun to sync? */
  boolean hasBegun() {
    return hasBegun;
  }

  /** May it be that the session has no place yet in chats that are its user's? */
  boolean isAttaching() {
    return attaching;
  }

  /** Reads a range. */
  void fill(Fill fill) {
    if (!hasBegun) {
      session.refuse(fill.id(), ErrorCode.NOT_SYNCED, NOT_SYNCED);
    } else if (session.admitted()) {
      fills = fills == null ? new FillQueue(session, services, session::answered) : fills;
      fills.add(fill);
    } else {
      session.refuse(fill.id(), ErrorCode.TOO_MANY_PENDING, Session.TOO_MANY);
    }
  }

  private int attachAll(Sync sync) throws AttachException {
    int chats = services.attacher().attach(session, sync, sessions.admission());
    String version = sync.me();
    if (version != null) {
      services.me().begin(session, version);
    }
    return chats;
  }

  private void submit(String id, Work work) {
    attaching = true;
    if (!sessions.admission().submit(() -> run(id, work))) {
      session.sendAway(sessions.jitter().laterMs());
    }
  }

  private void run(String id, Work work) {
    if (session.isClosing()) {
      return; // it did not wait for its turn
    }
    try {
      int chats = work.attach();
      attaching = false; // first: the next one may come as soon as the client is told
      session.send(ServerFrames.live(id, chats));
    } catch (AttachException e) {
      log.atWarn().setCause(e).log("session could not be attached");
      session.refuse(id, ErrorCode.UNAVAILABLE, "Your chats cannot be read now.");
      session.sendAway(sessions.jitter().soonMs());
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("attaching failed");
      session.close(CloseCode.INTERNAL);
    }
  }
}
