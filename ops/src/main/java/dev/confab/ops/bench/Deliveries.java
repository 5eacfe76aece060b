package dev.confab.ops.bench;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Verifies deliveries: everybody receives each seq of their chat once, in order, from where they
 * were attached.
 */
final class Deliveries {
  private final int[] chatOf;
  private final long[] attachedAt;
  private final long[] lastSeq;
  private final long[] highest;
  private final List<Set<Long>> missing;
  private long delivered;
  private long doubled;
  private long outOfOrder;

  Deliveries(Crowd crowd) {
    chatOf = crowd.seats().stream().mapToInt(Seat::chat).toArray();
    attachedAt = new long[chatOf.length];
    lastSeq = new long[chatOf.length];
    highest = new long[crowd.chats().size()];
    missing = Arrays.stream(chatOf).mapToObj(_ -> (Set<Long>) new HashSet<Long>()).toList();
  }

  /** This person gets what is behind this seq. */
  void attached(int seat, long seq) {
    attachedAt[seat] = seq;
    lastSeq[seat] = seq;
    highest[chatOf[seat]] = Math.max(highest[chatOf[seat]], seq);
  }

  /** It is in the log, so everybody must get it. */
  void committed(int chat, long seq) {
    highest[chat] = Math.max(highest[chat], seq);
  }

  /** It arrived; false: it had been there before. */
  boolean received(int seat, long seq) {
    highest[chatOf[seat]] = Math.max(highest[chatOf[seat]], seq);
    if (seq <= lastSeq[seat]) {
      if (missing.get(seat).remove(seq)) {
        outOfOrder++;
        delivered++;
        return true;
      }
      doubled++;
      return false;
    }
    for (long hole = lastSeq[seat] + 1; hole < seq; hole++) {
      missing.get(seat).add(hole);
    }
    lastSeq[seat] = seq;
    delivered++;
    return true;
  }

  /** Deliveries that are due and did not come. */
  long lost() {
    long lost = 0;
    for (int seat = 0; seat < chatOf.length; seat++) {
      lost += missing.get(seat).size() + highest[chatOf[seat]] - lastSeq[seat];
    }
    return lost;
  }

  long delivered() {
    return delivered;
  }

  long doubled() {
    return doubled;
  }

  long outOfOrder() {
    return outOfOrder;
  }
}
