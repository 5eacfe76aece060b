package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Fill;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.gateway.room.History;
import dev.confab.gateway.room.Subscriber;
import dev.confab.platform.query.Access;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.DeliveryViews;
import dev.confab.platform.query.RangeAnswer;
import dev.confab.platform.query.ViewUnavailableException;

/** Answers {@code fill}. */
public final class Fills {
  private final DeliveryViews views;
  private final History history;

  /** Reads from views. */
  public Fills(DeliveryViews views, History history) {
    this.views = views;
    this.history = history;
  }

  /** Answers one; blocks while a view is asked and the client reads. */
  void answer(Subscriber session, Fill fill) {
    if (fill.to() - fill.from() >= Limits.MAX_CHUNK_EVENTS) {
      error(session, fill, ErrorCode.RANGE_TOO_LARGE, "A range has at most 500 numbers.");
      return;
    }
    RangeAnswer answer;
    try {
      // The client asks for what it knows to exist, so the view must have come that far.
      ChatPosition chat = new ChatPosition(fill.chat(), fill.to());
      answer = views.events(session.userId(), chat, fill.from(), fill.to());
    } catch (ViewUnavailableException e) {
      error(session, fill, ErrorCode.UNAVAILABLE, "The range cannot be read now.");
      return;
    }
    if (answer.access() == Access.NO_CHAT || answer.access() == Access.NO_MEMBER) {
      error(session, fill, ErrorCode.NOT_A_MEMBER, "You are no member of this chat.");
    } else if (answer.gone()) {
      error(session, fill, ErrorCode.RANGE_GONE, "Read so far back in the HTTP history.");
    } else {
      history.send(session, fill.id(), fill.chat(), fill.from() - 1, fill.to(), answer.events());
    }
  }

  private static void error(Subscriber session, Fill fill, ErrorCode code, String message) {
    session.send(ServerFrames.error(fill.id(), code, message));
  }
}
