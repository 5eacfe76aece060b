package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Mark;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.protocol.ServerFrames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The highest marks of one session by chat, until the next tick or the session's end: who scrolls
 * through a thousand messages has read up to the last one.
 */
final class MarkQueue {
  private static final Logger log = LoggerFactory.getLogger(MarkQueue.class);

  private final Session session;
  private final Services services;

  /** Null if none waits. */
  private @Nullable Map<UUID, NotedMark> waiting;

  private boolean writing;
  private boolean ended;

  MarkQueue(Session session, Services services) {
    this.session = session;
    this.services = services;
  }

  /** Takes a mark. */
  void add(Mark mark) {
    if (!note(new NotedMark(mark, 0))) {
      session.send(
          ServerFrames.error(
              mark.id(), ErrorCode.TOO_MANY_PENDING, "The marks of too many chats wait."));
    }
  }

  /** Begins to write down what waits; called at every tick. */
  synchronized void flush() {
    Map<UUID, NotedMark> batch = waiting;
    if (batch != null && !writing) {
      waiting = null;
      writing = true;
      services.executor().execute(() -> write(List.copyOf(batch.values())));
    }
  }

  /** The session has ended: what waits is written down now, and nothing is tried again. */
  synchronized void end() {
    ended = true;
    flush();
  }

  private void write(List<NotedMark> batch) {
    List<NotedMark> again = List.of();
    try {
      again = services.marks().write(session, batch);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("marks could not be written");
    }
    written(again);
  }

  private synchronized void written(List<NotedMark> again) {
    writing = false;
    if (ended) {
      flush();
    } else {
      again.forEach(this::note);
    }
  }

  private synchronized boolean note(NotedMark noted) {
    Map<UUID, NotedMark> marks = waiting == null ? new HashMap<>() : waiting;
    waiting = marks;
    UUID chat = noted.mark().chat();
    if (marks.size() >= Limits.MAX_MARKED_CHATS && !marks.containsKey(chat)) {
      return false;
    }
    marks.merge(chat, noted, NotedMark::with);
    return true;
  }
}
