package dev.confab.ops.bench.many;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Numbers of a chat that one {@code fill} reads.
 *
 * @param chat its number
 * @param from the first seq
 * @param to the last one
 */
record Range(int chat, long from, long to) {
  /** PROTOCOL.md allows a fill so many numbers. */
  static final int MOST = 500;

  /** The ranges that hold these numbers, and no others: what is read twice has come twice. */
  static List<Range> of(int chat, Collection<Long> ascending) {
    List<Range> ranges = new ArrayList<>();
    for (long seq : ascending) {
      Range last = ranges.isEmpty() ? null : ranges.getLast();
      if (last != null && last.to + 1 == seq && seq - last.from < MOST) {
        ranges.set(ranges.size() - 1, new Range(chat, last.from, seq));
      } else {
        ranges.add(new Range(chat, seq, seq));
      }
    }
    return ranges;
  }
}
