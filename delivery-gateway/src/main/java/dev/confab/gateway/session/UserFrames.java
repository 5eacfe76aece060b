package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame;
import dev.confab.gateway.protocol.ClientFrame.Attach;
import dev.confab.gateway.protocol.ClientFrame.Auth;
import dev.confab.gateway.protocol.ClientFrame.Fill;
import dev.confab.gateway.protocol.ClientFrame.Mark;
import dev.confab.gateway.protocol.ClientFrame.Open;
import dev.confab.gateway.protocol.ClientFrame.Ping;
import dev.confab.gateway.protocol.ClientFrame.Reauth;
import dev.confab.gateway.protocol.ClientFrame.Status;
import dev.confab.gateway.protocol.ClientFrame.Sync;
import dev.confab.gateway.protocol.ClientFrame.Typing;
import dev.confab.gateway.protocol.ClientFrame.Watch;
import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.platform.token.Principal;

/** What the user of one session says, once they are known: a part for each kind of frame. */
final class UserFrames {
  private final Session session;
  private final Sessions sessions;
  private final CatchUp catchUp;
  private final Watching watching;
  private final WishQueue wishes;
  private final MarkQueue marks;
  private final TypingQueue typings;

  UserFrames(Session session, Sessions sessions, Services services) {
    this.session = session;
    this.sessions = sessions;
    this.catchUp = new CatchUp(session, sessions, services);
    this.watching = new Watching(session, services);
    this.wishes = new WishQueue(session, services);
    this.marks = new MarkQueue(session, services);
    this.typings = new TypingQueue(session, catchUp, services);
  }

  /** Takes a frame of a user. */
  void take(ClientFrame frame, Principal who) {
    switch (frame) {
      case Auth auth ->
          session.refuse(
              auth.id(), ErrorCode.ALREADY_AUTHENTICATED, "This connection has its user.");
      case Reauth reauth -> sessions.gate().stay(session, who, reauth);
      case Ping ping -> session.send(ServerFrames.pong(ping.id()));
      case Sync sync -> catchUp.sync(sync);
      case Attach attach -> catchUp.attach(attach);
      case Open shown -> catchUp.open(shown);
      case Fill fill -> catchUp.fill(fill);
      case Watch watch -> watch(watch);
      case Status status -> session.choose(status.status());
      case Mark mark -> marks.add(mark);
      case Typing typing -> typings.add(typing, sessions.tick());
      case Wish wish -> wish(who, wish);
    }
  }

  /** Says on what has waited for it; called at every tick. */
  void flush(int tick) {
    marks.flush();
    typings.flush(tick);
  }

  /** The session has ended. */
  void end() {
    marks.end();
    watching.end();
  }

  private void watch(Watch watch) {
    if (session.admitted()) {
      watching.watch(watch);
    } else {
      session.refuse(watch.id(), ErrorCode.TOO_MANY_PENDING, Session.TOO_MANY);
    }
  }

  private void wish(Principal who, Wish wish) {
    if (session.admitted()) {
      wishes.add(who, wish);
    } else {
      session.send(
          ServerFrames.rejected(wish.id(), ErrorCode.TOO_MANY_PENDING, Session.TOO_MANY, 100L));
    }
  }
}
