package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ClientFrame.Typing;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.gateway.protocol.Limits;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the user of one session is writing. Of what a client says too often, the last is said on
 * when it is time, at a tick.
 */
final class TypingQueue {
  /** Ticks are whole seconds: between the first and the last of so many there are enough. */
  private static final int PAUSE_TICKS = (int) Limits.TYPING_PAUSE.toSeconds() + 1;

  /** As long as others show it; after that there is nothing to take back. */
  private static final int EXPIRY_TICKS = (int) Limits.TYPING_EXPIRY.toSeconds() + 1;

  private final Session session;
  private final CatchUp catchUp;
  private final Services services;

  /** Null if the user is writing nowhere. */
  private @Nullable Map<UUID, Said> chats;

  /** What was said of a chat last, at which tick, and what waits to be said; null: nothing. */
  private record Said(boolean on, int tick, @Nullable Boolean waiting) {}

  TypingQueue(Session session, CatchUp catchUp, Services services) {
    this.session = session;
    this.catchUp = catchUp;
    this.services = services;
  }

  /** Takes a frame. */
  void add(Typing frame, int tick) {
    if (!catchUp.hasBegun()) {
      session.refuse(frame.id(), ErrorCode.NOT_SYNCED, "Send `sync` first.");
      return;
    }
    switch (services.typings().standing(session, frame.chat())) {
      case MEMBER -> note(frame, tick);
      case PENDING -> {} // too soon; nobody misses it
      case NONE -> {
        if (!catchUp.isAttaching()) {
          session.refuse(frame.id(), ErrorCode.NOT_A_MEMBER, "You are no member of this chat.");
        }
      }
    }
  }

  /** Says what has waited long enough; called at every tick. */
  synchronized void flush(int tick) {
    if (chats == null) {
      return;
    }
    Iterator<Map.Entry<UUID, Said>> all = chats.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<UUID, Said> next = all.next();
      Said said = next.getValue();
      Boolean waiting = said.waiting();
      if (waiting != null && tick - said.tick() >= PAUSE_TICKS) {
        next.setValue(say(next.getKey(), waiting, tick));
      } else if (tick - said.tick() >= EXPIRY_TICKS) {
        all.remove();
      }
    }
    chats = chats.isEmpty() ? null : chats;
  }

  private synchronized void note(Typing frame, int tick) {
    Map<UUID, Said> known = chats == null ? new HashMap<>() : chats;
    Said said = known.get(frame.chat());
    if (said == null
        ? !frame.on() || known.size() == Limits.MAX_TYPING_CHATS
        : isIdle(frame, said)) {
      return;
    }
    known.put(
        frame.chat(),
        said == null || tick - said.tick() >= PAUSE_TICKS
            ? say(frame.chat(), frame.on(), tick)
            : new Said(said.on(), said.tick(), frame.on()));
    chats = known;
  }

  /** They have stopped, and nothing else was said or is about to be. */
  private static boolean isIdle(Typing frame, Said said) {
    return !frame.on() && !said.on() && said.waiting() == null;
  }

  private Said say(UUID chat, boolean on, int tick) {
    services.typings().say(session, chat, on);
    return new Said(on, tick, null);
  }
}
