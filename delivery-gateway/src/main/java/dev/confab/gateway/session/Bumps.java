package dev.confab.gateway.session;

import dev.confab.gateway.protocol.Bump;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ViewUnavailableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Gatherers;

/**
 * Tells sessions how far chats have come whose events they did not get. What is told is what a view
 * says as of one seq, at or behind the one that the session was passed over at: never a number that
 * does not belong to it.
 */
public final class Bumps {
  private final HeadQuestions heads;

  /** Asks a view. */
  public Bumps(Heads views) {
    this.heads = new HeadQuestions(views);
  }

  /**
   * Tells of chats; blocks.
   *
   * @param chats with the seq that each has come to at least
   * @return those that nothing could be told of now
   */
  Map<UUID, Long> tell(Session session, Map<UUID, Long> chats) {
    Map<UUID, Long> again = new HashMap<>();
    chats.entrySet().stream()
        .map(chat -> new ChatPosition(chat.getKey(), chat.getValue()))
        .gather(Gatherers.windowFixed(HeadQuestions.MAX_CHATS)) // 256 in a frame are some 24 KB
        .filter(some -> !tellSome(session, some))
        .forEach(some -> some.forEach(chat -> again.put(chat.chatId(), chat.minSeq())));
    return again;
  }

  private boolean tellSome(Session session, List<ChatPosition> chats) {
    if (session.isNearlyFull()) {
      return false;
    }
    List<ChatHead> found;
    try {
      found = heads.ask(session.userId(), chats);
    } catch (ViewUnavailableException e) {
      return false;
    }
    // Of a chat that they are no member of any more, the event that says so is all they hear.
    List<Bump> own =
        found.stream().filter(head -> head.membership() != null).map(Bumps::bump).toList();
    if (!own.isEmpty()) {
      session.send(ServerFrames.bump(own));
    }
    return true;
  }

  private static Bump bump(ChatHead head) {
    return new Bump(head.chatId(), head.lastSeq(), head.unread(), head.unreadMentions());
  }
}
