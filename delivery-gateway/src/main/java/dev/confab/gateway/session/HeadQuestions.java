package dev.confab.gateway.session;

import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Asks a view for the heads of one session's chats, for not too many sessions at a time. */
final class HeadQuestions {
  /** Chats that a view is asked about at once: the bound of the query API. */
  static final int MAX_CHATS = 256;

  /**
   * Sessions that ask at the same time: all that heard a message mark it at the same tick, and all
   * that it passed over ask how far it is; 128 answers of 10 ms are 12,800 a second.
   */
  private static final int MAX_ASKING = 128;

  private final Semaphore asking = new Semaphore(MAX_ASKING);
  private final Heads views;

  HeadQuestions(Heads views) {
    this.views = views;
  }

  /** Heads at or after the seqs, of at most {@link #MAX_CHATS} chats; blocks. */
  List<ChatHead> ask(UUID viewer, List<ChatPosition> chats) {
    asking.acquireUninterruptibly();
    try {
      return views.heads(viewer, chats);
    } finally {
      asking.release();
    }
  }
}
