package dev.confab.ops.bench.many;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * What has come to whom. A place is one seat in one of its chats; from where it was attached, every
 * seq that the log has must come to it once and in order. Each seat belongs to one thread.
 */
final class Ledger {
  /** Nothing is known of a place before it is attached. */
  private static final long NOT_ATTACHED = -1;

  private final int[][] chatsOf;
  private final int each;
  private final AtomicLongArray last;
  private final long[] begins;
  private final Map<Integer, TreeSet<Long>> holes = new ConcurrentHashMap<>();

  /** Of the holes those that the server has told of: they come when they are read. */
  private final Map<Integer, TreeSet<Long>> owed = new ConcurrentHashMap<>();

  private final Faults faults;
  private final LongAdder delivered = new LongAdder();
  private final AtomicLong doubled = new AtomicLong();
  private final AtomicLong outOfOrder = new AtomicLong();
  private final AtomicLong stray = new AtomicLong();

  /**
   * Nobody is attached.
   *
   * @param chatsOf the chats of each seat; all have as many
   */
  Ledger(int[][] chatsOf, Faults faults) {
    this.chatsOf = chatsOf;
    this.each = chatsOf.length == 0 ? 0 : chatsOf[0].length;
    this.last = new AtomicLongArray(chatsOf.length * each);
    this.begins = new long[chatsOf.length * each];
    this.faults = faults;
    for (int place = 0; place < begins.length; place++) {
      last.set(place, NOT_ATTACHED);
    }
  }

  int seats() {
    return chatsOf.length;
  }

  /** The chats of a seat. */
  int[] chats(int seat) {
    return chatsOf[seat];
  }

  /** How far a seat is in a chat of its own; negative: it is not attached. */
  long cursor(int seat, int slot) {
    return last.getPlain(seat * each + slot);
  }

  /** A chat is caught up: live events begin behind this seq. */
  void synced(int seat, int chat, long seq) {
    int place = place(seat, chat);
    if (place < 0) {
      stray(seat, chat, seq);
      return;
    }
    long before = last.getPlain(place);
    if (before == NOT_ATTACHED) {
      begins[place] = seq;
      last.setRelease(place, seq);
    } else if (seq > before) {
      miss(place, before + 1, seq);
      last.setRelease(place, seq);
    }
  }

  /**
   * An event came.
   *
   * @return was it due, late or not?
   */
  boolean received(int seat, int chat, long seq) {
    int place = place(seat, chat);
    long before = place < 0 ? NOT_ATTACHED : last.getPlain(place);
    if (before == NOT_ATTACHED) {
      stray(seat, chat, seq);
      return false;
    }
    if (seq <= before) {
      return again(place, seat, chat, seq);
    }
    if (seq > before + 1) {
      miss(place, before + 1, seq - 1);
    }
    last.setRelease(place, seq);
    delivered.increment();
    return true;
  }

  /**
   * The server says how far a chat has come: what is missing up to there does not come by itself.
   *
   * @return the ranges that the client must read for that and has not asked for yet
   */
  List<Range> behind(int seat, int chat, long seq) {
    int place = place(seat, chat);
    long before = place < 0 ? NOT_ATTACHED : last.getPlain(place);
    if (before == NOT_ATTACHED) {
      return List.of();
    }
    if (seq > before) {
      miss(place, before + 1, seq);
      last.setRelease(place, seq);
    }
    TreeSet<Long> told = owed.computeIfAbsent(place, _ -> new TreeSet<>());
    List<Long> news =
        holes.getOrDefault(place, new TreeSet<>()).headSet(seq, true).stream()
            .filter(told::add)
            .toList();
    return Range.of(chat, news);
  }

  /** All that a seat was told of and that has not come: a connection that ended answers no more. */
  List<Range> owed(int seat) {
    List<Range> all = new ArrayList<>();
    for (int slot = 0; slot < each; slot++) {
      TreeSet<Long> told = owed.getOrDefault(seat * each + slot, new TreeSet<>());
      all.addAll(Range.of(chatsOf[seat][slot], told));
    }
    return all;
  }

  /** The server cut history short and said so; what lies between is not looked for. */
  void cut(int seat, int chat, long upTo) {
    int place = place(seat, chat);
    if (place >= 0 && upTo > last.getPlain(place)) {
      last.setRelease(place, upTo);
    }
  }

  /** Is every chat of this seat attached? */
  boolean isAttached(int seat) {
    for (int slot = 0; slot < each; slot++) {
      if (cursor(seat, slot) == NOT_ATTACHED) {
        return false;
      }
    }
    return true;
  }

  long delivered() {
    return delivered.sum();
  }

  /** How many deliveries of what the log has, up to a cut, are not there yet. */
  long missing(long[] cut) {
    long missing = 0;
    for (int seat = 0; seat < chatsOf.length; seat++) {
      for (int slot = 0; slot < each; slot++) {
        long at = last.getAcquire(seat * each + slot);
        missing += at == NOT_ATTACHED ? 0 : Math.max(0, cut[chatsOf[seat][slot]] - at);
      }
    }
    return missing + holes.values().stream().mapToLong(TreeSet::size).sum();
  }

  /** How many places got something that the log that was read does not have yet. */
  long ahead(LogBook book) {
    long ahead = 0;
    for (int seat = 0; seat < chatsOf.length; seat++) {
      for (int slot = 0; slot < each; slot++) {
        int place = seat * each + slot;
        long at = last.getAcquire(place);
        ahead += at > begins[place] && at > book.last(chatsOf[seat][slot]) ? 1 : 0;
      }
    }
    return ahead;
  }

  /**
   * Compares all of it with the log, when nothing comes any more.
   *
   * @param cut up to where everything must have come, by chat
   * @param book what the log has now: nothing can have come that is not in it
   */
  Verdict verdict(long[] cut, LogBook book) {
    Map<Integer, TreeSet<Long>> open = new HashMap<>(holes);
    long lost = 0;
    long unlogged = 0;
    for (int seat = 0; seat < chatsOf.length; seat++) {
      for (int slot = 0; slot < each; slot++) {
        int chat = chatsOf[seat][slot];
        int place = seat * each + slot;
        long at = last.getAcquire(place);
        if (at == NOT_ATTACHED) {
          continue;
        }
        TreeSet<Long> inside = open.getOrDefault(place, new TreeSet<>());
        long behind = Math.max(0, cut[chat] - at);
        if (behind + inside.size() > 0) {
          lost += behind + inside.size();
          long firstLost = inside.isEmpty() ? at + 1 : inside.first();
          faults.add(named(seat, chat) + ": seq " + firstLost + " never came");
        }
        if (at > begins[place] && at > book.last(chat)) {
          unlogged++;
          faults.add(named(seat, chat) + ": seq " + at + " came and is not in the log");
        }
      }
    }
    return new Verdict(delivered(), lost, doubled.get(), outOfOrder.get(), stray.get(), unlogged);
  }

  private boolean again(int place, int seat, int chat, long seq) {
    TreeSet<Long> open = holes.get(place);
    if (open != null && open.remove(seq)) {
      delivered.increment();
      if (owed.getOrDefault(place, new TreeSet<>()).remove(seq)) {
        return true;
      }
      outOfOrder.incrementAndGet();
      faults.add(named(seat, chat) + ": seq " + seq + " came behind a later one");
      return true;
    }
    doubled.incrementAndGet();
    faults.add(named(seat, chat) + ": seq " + seq + " came again");
    return false;
  }

  private void miss(int place, long from, long to) {
    TreeSet<Long> open = holes.computeIfAbsent(place, _ -> new TreeSet<>());
    for (long seq = from; seq <= to; seq++) {
      open.add(seq);
    }
  }

  private void stray(int seat, int chat, long seq) {
    stray.incrementAndGet();
    faults.add(named(seat, chat) + ": seq " + seq + " came to somebody who was not attached");
  }

  private int place(int seat, int chat) {
    int[] chats = chatsOf[seat];
    for (int slot = 0; slot < each; slot++) {
      if (chats[slot] == chat) {
        return seat * each + slot;
      }
    }
    return -1;
  }

  private static String named(int seat, int chat) {
    return "seat " + seat + ", chat " + chat;
  }
}
