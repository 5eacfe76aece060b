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
import java.util.concurrent.Semaphore;

/**
 * Tells sessions how far chats have come whose events they did not get. What is told is what a view
 * says as of one seq, at or behind the one that the session was passed over at: never a number that
 * does not belong to it.
 */
public final class Bumps {
  /** Chats that a view is asked about at once, and that one frame tells of: some 24 KB. */
  private static final int MAX_CHATS = 256;

  /**
   * Sessions that ask the views at the same time: all that a message passed over ask at the same
   * tick, and 128 answers of 10 ms are 12,800 a second.
   */
  private static final int MAX_ASKING = 128;

  private final Semaphore asking = new Semaphore(MAX_ASKING);
  private final Heads views;

  /** What a view says of chats, as {@link dev.confab.platform.query.ChatViews#heads} does. */
  @FunctionalInterface
  public interface Heads {
    /** Heads at or after the seqs, of at most 256 chats. */
    List<ChatHead> heads(UUID viewer, List<ChatPosition> chats);
  }

  /** Asks a view. */
  public Bumps(Heads views) {
    this.views = views;
  }

  /**
   * Tells of chats; blocks.
   *
   * @param chats with the seq that each has come to at least
   * @return those that nothing could be told of now
   */
  Map<UUID, Long> tell(Session session, Map<UUID, Long> chats) {
    Map<UUID, Long> again = new HashMap<>();
    List<ChatPosition> all =
        chats.entrySet().stream()
            .map(chat -> new ChatPosition(chat.getKey(), chat.getValue()))
            .toList();
    for (int from = 0; from < all.size(); from += MAX_CHATS) {
      List<ChatPosition> part = all.subList(from, Math.min(from + MAX_CHATS, all.size()));
      if (!tellPart(session, part)) {
        part.forEach(chat -> again.put(chat.chatId(), chat.minSeq()));
      }
    }
    return again;
  }

  private boolean tellPart(Session session, List<ChatPosition> chats) {
    if (session.isNearlyFull()) {
      return false;
    }
    List<ChatHead> heads;
    asking.acquireUninterruptibly();
    try {
      heads = views.heads(session.userId(), chats);
    } catch (ViewUnavailableException e) {
      return false;
    } finally {
      asking.release();
    }
    // Of a chat that they are no member of any more, the event that says so is all they hear.
    List<Bump> own =
        heads.stream().filter(head -> head.membership() != null).map(Bumps::bump).toList();
    if (!own.isEmpty()) {
      session.send(ServerFrames.bump(own));
    }
    return true;
  }

  private static Bump bump(ChatHead head) {
    return new Bump(head.chatId(), head.lastSeq(), head.unread(), head.unreadMentions());
  }
}
