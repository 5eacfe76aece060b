package dev.confab.ops.bench.many;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When the first and the last delivery of each message came to the seats of one thread. */
final class Arrivals {
  private static final int FIRST_CAPACITY = 16;

  /** What one chat has; {@code base} is its first seq here. */
  private static final class OfChat {
    private final long base;
    private long[] first = new long[FIRST_CAPACITY];
    private long[] last = new long[FIRST_CAPACITY];

    OfChat(long base) {
      this.base = base;
    }
  }

  private final @Nullable OfChat[] chats;

  Arrivals(int chats) {
    this.chats = new OfChat[chats];
  }

  /** One more delivery; {@code nowNs} never goes back. */
  void delivered(int chat, long seq, long nowNs) {
    OfChat of = chats[chat];
    if (of == null) {
      of = new OfChat(seq);
      chats[chat] = of;
    }
    long at = seq - of.base;
    if (at < 0 || at > Integer.MAX_VALUE / 2) {
      return; // of before the first: it came out of order, which is reported elsewhere
    }
    int index = (int) at;
    if (index >= of.first.length) {
      int room = Math.max(index + 1, of.first.length * 2);
      of.first = Arrays.copyOf(of.first, room);
      of.last = Arrays.copyOf(of.last, room);
    }
    if (of.first[index] == 0) {
      of.first[index] = nowNs;
    }
    of.last[index] = nowNs;
  }

  /** When the first delivery came; 0: there was none. */
  long first(int chat, long seq) {
    return at(chat, seq, true);
  }

  /** When the last delivery came; 0: there was none. */
  long last(int chat, long seq) {
    return at(chat, seq, false);
  }

  private long at(int chat, long seq, boolean wantFirst) {
    OfChat of = chats[chat];
    if (of == null || seq < of.base || seq - of.base >= of.first.length) {
      return 0;
    }
    int index = (int) (seq - of.base);
    return wantFirst ? of.first[index] : of.last[index];
  }
}
