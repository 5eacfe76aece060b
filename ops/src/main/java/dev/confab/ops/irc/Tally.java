package dev.confab.ops.irc;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of the lines. Safe for many threads. */
final class Tally {
  /** What is counted. */
  enum Count {
    FILES,
    LINES,
    MESSAGES,
    JOINS,
    IMPLICIT_JOINS,
    LEAVES,
    RENAMES,
    REPLIES,
    SKIPPED,
    ALREADY_IMPORTED,
    FAILED,
    UNREADABLE_FILES,
    REPLIES_WITHOUT_TARGET,
    ENCODING_ERRORS,
    CONTROL_CHARACTERS,
    CUT_TEXTS
  }

  /** Why a line that an earlier run brought is skipped. */
  static final String ALREADY_IMPORTED = "already imported";

  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
  private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();

  Tally() {
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  void add(Count count) {
    add(count, 1);
  }

  void add(Count count, long n) {
    counter(count).add(n);
  }

  void skip(String reason) {
    add(Count.SKIPPED);
    reasons.computeIfAbsent(reason, _ -> new LongAdder()).increment();
  }

  void alreadyImported() {
    add(Count.ALREADY_IMPORTED);
    skip(ALREADY_IMPORTED);
  }

  long get(Count count) {
    return counter(count).sum();
  }

  /** How many lines were skipped, by reason. */
  Map<String, Long> reasons() {
    Map<String, Long> sums = new TreeMap<>();
    reasons.forEach((reason, count) -> sums.put(reason, count.sum()));
    return sums;
  }

  private LongAdder counter(Count count) {
    LongAdder counter = counts.get(count);
    if (counter == null) {
      throw new IllegalStateException("no counter for " + count);
    }
    return counter;
  }
}
