package dev.confab.gateway.session;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chats that one session shows: the events of these come, and it hears of the others. */
final class Shown {
  private final Session session;
  private final Services services;

  /** The chats whose events should come; null: all of them. */
  private volatile @Nullable Set<UUID> open;

  /** Null until an event has passed. */
  private volatile @Nullable BumpQueue passed;

  Shown(Session session, Services services) {
    this.session = session;
    this.services = services;
  }

  /** From now on the events of these chats come, and no others'; null: all chats'. */
  void open(@Nullable List<UUID> chats) {
    open = chats == null ? null : Set.copyOf(chats);
  }

  /** Should the events of a chat come? */
  boolean isOpen(UUID chatId) {
    Set<UUID> chats = open;
    return chats == null || chats.contains(chatId);
  }

  /** An event has passed that did not come. */
  void behind(UUID chatId, long seq) {
    BumpQueue queue = passed;
    (queue == null ? first() : queue).add(chatId, seq);
  }

  /** Tells of what has passed; called at every tick. */
  void flush() {
    BumpQueue queue = passed;
    if (queue != null) {
      queue.flush();
    }
  }

  private synchronized BumpQueue first() {
    BumpQueue queue = passed;
    if (queue == null) {
      queue = new BumpQueue(session, services);
      passed = queue;
    }
    return queue;
  }
}
