package dev.confab.ops.bench.many;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * What the log has of the crowd's chats since the run began. One thread writes; how far it is can
 * be asked at any time, the times only when it has ended.
 */
final class LogBook {
  /** Times of one record: when the log dates it, and when it came to the reader. */
  record Times(long timestampMs, long arrivedNs) {}

  private static final int FIRST_CAPACITY = 16;

  private final AtomicLongArray last;
  private final AtomicLong records = new AtomicLong();
  private final long[] first;
  private final long[] @Nullable [] timestamps;
  private final long[] @Nullable [] arrivals;
  private final Faults faults;

  LogBook(int chats, Faults faults) {
    this.last = new AtomicLongArray(chats);
    this.first = new long[chats];
    this.timestamps = new long[chats][];
    this.arrivals = new long[chats][];
    this.faults = faults;
  }

  /** The next record. */
  void take(int chat, long seq, long timestampMs, long arrivedNs) {
    long before = last.getPlain(chat);
    if (before != 0 && seq != before + 1) {
      faults.add("the log has seq " + seq + " of chat " + chat + " behind " + before);
      if (seq <= before) {
        return;
      }
    }
    if (before == 0) {
      first[chat] = seq;
    }
    int at = Math.toIntExact(seq - first[chat]);
    timestamps[chat] = put(timestamps[chat], at, timestampMs);
    arrivals[chat] = put(arrivals[chat], at, arrivedNs);
    last.setRelease(chat, seq);
    records.incrementAndGet();
  }

  /** The last seq of a chat; 0: nothing was written in it since the run began. */
  long last(int chat) {
    return last.getAcquire(chat);
  }

  /** How far every chat is now. */
  long[] cut() {
    long[] cut = new long[last.length()];
    for (int chat = 0; chat < cut.length; chat++) {
      cut[chat] = last(chat);
    }
    return cut;
  }

  /** How many chats there are. */
  int chats() {
    return last.length();
  }

  /** How many records there are. */
  long records() {
    return records.get();
  }

  /** The first seq of a chat since the run began; 0: there is none. */
  long first(int chat) {
    return first[chat];
  }

  /** When a record came; only one from {@link #first} to {@link #last}. */
  Times times(int chat, long seq) {
    int at = Math.toIntExact(seq - first[chat]);
    long[] dated = timestamps[chat];
    long[] arrived = arrivals[chat];
    if (dated == null || arrived == null) {
      throw new IllegalArgumentException("nothing was written in chat " + chat);
    }
    return new Times(dated[at], arrived[at]);
  }

  private static long[] put(long @Nullable [] values, int at, long value) {
    long[] room = values == null ? new long[FIRST_CAPACITY] : values;
    if (at >= room.length) {
      room = Arrays.copyOf(room, Math.max(at + 1, room.length * 2));
    }
    room[at] = value;
    return room;
  }
}
