package dev.confab.ingest.message;

import dev.confab.ingest.request.Parameters;
import dev.confab.ingest.request.Words;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.HistoryRange.Side;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which part of a history a request asks for. */
final class HistoryPlace {
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 200;

  private HistoryPlace() {}

  /** By a seq or a time; of no more than one place, by default the newest of all. */
  static HistoryRange read(Context ctx) {
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    Map<String, HistoryRange> ranges = bySeq(ctx, limit);
    for (Side side : Side.values()) {
      String name = Words.of(side) + "Time";
      Instant time = Parameters.timeOrNull(ctx, name);
      if (time != null) {
        ranges.put(name, HistoryRange.at(side, time, limit));
      }
    }
    return only(ranges, limit);
  }

  /** By a seq only. */
  static HistoryRange readSeq(Context ctx) {
    int limit = Parameters.limit(ctx, DEFAULT_PAGE, MAX_PAGE);
    return only(bySeq(ctx, limit), limit);
  }

  private static Map<String, HistoryRange> bySeq(Context ctx, int limit) {
    Map<String, HistoryRange> ranges = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      String name = Words.of(side);
      Long seq = Parameters.wholeOrNull(ctx, name);
      if (seq != null) {
        ranges.put(name, new HistoryRange(side, seq, null, limit));
      }
    }
    return ranges;
  }

  private static HistoryRange only(Map<String, HistoryRange> ranges, int limit) {
    List<String> names = List.copyOf(ranges.keySet());
    if (names.size() > 1) {
      throw ProblemException.field(
          names.get(1), names.get(1) + " and " + names.getFirst() + " cannot both be given.");
    }
    return names.isEmpty()
        ? HistoryRange.newest(limit)
        : Objects.requireNonNull(ranges.get(names.getFirst()));
  }
}
