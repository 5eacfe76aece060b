package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Reauth;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.session.LogIns.Entrance;
import dev.confab.gateway.signal.Entrances;
import dev.confab.platform.token.Principal;
import dev.confab.platform.token.TokenException;
import dev.confab.platform.token.TokenVerifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets clients in that show a good token, and sends away those whose token or log-in has ended. */
final class Gate {
  private final TokenVerifier tokens;
  private final Entrances entrances;
  private final LogIns logIns;

  Gate(TokenVerifier tokens, Entrances entrances, int connectionsOfUser) {
    this.tokens = tokens;
    this.entrances = entrances;
    this.logIns = new LogIns(connectionsOfUser);
  }

  /** A stranger says who they are; who is let in displaces an older session of the log-in. */
  void enter(Session session, @Nullable String id, String token) {
    Principal who = verified(session, id, token);
    if (who == null) {
      session.close(CloseCode.TOKEN);
      return;
    }
    session.become(who);
    switch (logIns.enter(session, who)) {
      case Entrance.Entered(Session displaced) -> {
        if (displaced != null) {
          displaced.displace();
        }
        entrances.enter(who.userId(), who.sessionId(), session);
        if (session.hasEnded()) {
          leave(session, who);
        }
        session.ready(id, who);
      }
      case Entrance.Refused() -> {
        String sentence = "You have as many connections as you may have.";
        session.refuse(id, ErrorCode.TOO_MANY_CONNECTIONS, sentence);
        session.close(CloseCode.TOO_MUCH);
      }
    }
  }

  /** Somebody shows another token; a wrong one changes nothing. */
  void stay(Session session, Principal before, Reauth reauth) {
    Principal who = verified(session, reauth.id(), reauth.token());
    if (who == null) {
      session.countBad();
    } else if (who.isSameLogIn(before)) {
      session.become(who);
      session.ready(reauth.id(), who);
    } else {
      String sentence = "This connection belongs to another log-in.";
      session.refuse(reauth.id(), ErrorCode.FORBIDDEN, sentence);
      session.countBad();
    }
  }

  /** Sends somebody away whose time is over. */
  void look(Session session, Principal who, Instant now) {
    if (!now.isBefore(who.expiresAt())) {
      session.refuse(null, ErrorCode.TOKEN_INVALID, "The token has expired.");
      session.close(CloseCode.TOKEN);
    } else if (tokens.hasEnded(who)) {
      session.refuse(null, ErrorCode.TOKEN_INVALID, "The log-in has ended.");
      session.close(CloseCode.TOKEN);
    }
  }

  /** A session has ended. */
  void leave(Session session, Principal who) {
    logIns.leave(session, who);
    entrances.leave(who.userId(), session);
  }

  private @Nullable Principal verified(Session session, @Nullable String id, String token) {
    try {
      return tokens.verify(token);
    } catch (TokenException e) {
      session.refuse(id, ErrorCode.TOKEN_INVALID, "The token is not valid.");
      return null;
    }
  }
}
