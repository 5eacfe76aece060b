package dev.confab.processors.query;

import dev.confab.platform.query.SeqRange;
import dev.confab.processors.view.HeadRow;
import dev.confab.processors.view.MemberRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which seqs of a chat a user may see. */
final class Visible {
  private Visible() {}

  /**
   * What a member may see: in an open chat everything, since anybody may join it; in a closed one
   * only the spells of their membership.
   */
  static List<SeqRange> toMember(HeadRow head, MemberRow row) {
    return head.open() ? List.of(SeqRange.ALL) : row.spells();
  }

  /**
   * What a user may be told when they come back: a former member sees the spells of their
   * membership, of which the last event is the one that ended it; a stranger nothing.
   */
  static List<SeqRange> toReturning(HeadRow head, @Nullable MemberRow row) {
    if (row == null) {
      return List.of();
    }
    return row.member() ? toMember(head, row) : row.spells();
  }

  /** The parts of ranges that lie within bounds, both included. */
  static List<SeqRange> clip(List<SeqRange> ranges, long from, long to) {
    return ranges.stream()
        .map(range -> new SeqRange(Math.max(range.from(), from), Math.min(range.to(), to)))
        .filter(range -> range.from() <= range.to())
        .toList();
  }

  /** How many seqs ranges hold, at most {@link Long#MAX_VALUE} in all. */
  static long size(List<SeqRange> ranges) {
    return ranges.stream().mapToLong(range -> range.to() - range.from() + 1).sum();
  }
}
