package dev.confab.ingest.message;

import dev.confab.ingest.request.Parameters;
import dev.confab.ingest.request.Words;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.HistoryRange.Side;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which part of a history a request asks for. */
final class HistoryPlace {
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 200;

  private HistoryPlace() {}

  /** By a seq or a time; of no more than one place, by default the newest of all. */
  static HistoryRange read(Context ctx) {
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    List<HistoryRange> ranges = bySeq(ctx, limit);
    for (Side side : Side.values()) {
      Instant time = Parameters.timeOrNull(ctx, Words.of(side) + "Time");
      if (time != null) {
        ranges.add(HistoryRange.at(side, time, limit));
      }
    }
    return only(ranges, limit);
  }

  /** By a seq only. */
  static HistoryRange readSeq(Context ctx) {
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    return only(bySeq(ctx, limit), limit);
  }

  private static List<HistoryRange> bySeq(Context ctx, int limit) {
    List<HistoryRange> ranges = new ArrayList<>();
    for (Side side : Side.values()) {
      Long seq = Parameters.wholeOrNull(ctx, Words.of(side));
      if (seq != null) {
        ranges.add(new HistoryRange(side, seq, null, limit));
      }
    }
    return ranges;
  }

  private static HistoryRange only(List<HistoryRange> ranges, int limit) {
    if (ranges.size() > 1) {
      throw ProblemException.field(
          "before", "Of before, after and around, and their times, one can be given.");
    }
    return ranges.isEmpty() ? HistoryRange.newest(limit) : ranges.getFirst();
  }
}
