package dev.confab.ops.bench.many;

import dev.confab.ops.bench.Latency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long messages took to their last receiver here. The record's arrival is when this generator's
 * own consumer got it, which reads as a gateway does, or the first delivery if that was earlier;
 * the record's timestamp is that of the command, so the deciding is in the figure that begins
 * there.
 *
 * @param messages how many of them somebody here received
 * @param lastAfterArrivalMs from the record's arrival to the last delivery
 * @param lastAfterTimestampMs from the record's timestamp to the last delivery
 */
record MessageTimes(long messages, Latency lastAfterArrivalMs, Latency lastAfterTimestampMs) {
  /**
   * Of the messages in a span of time.
   *
   * @param fromNs when the first record that counts came
   * @param toNs when the last one came
   */
  static MessageTimes between(long fromNs, long toNs, LogBook book, List<Arrivals> arrivals) {
    long epochOffsetNs =
        TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - System.nanoTime();
    Histogram afterArrival = new Histogram(3);
    Histogram afterTimestamp = new Histogram(3);
    for (int chat = 0; chat < book.chats(); chat++) {
      for (long seq = book.first(chat); seq > 0 && seq <= book.last(chat); seq++) {
        LogBook.Times times = book.times(chat, seq);
        long first = first(arrivals, chat, seq);
        if (times.arrivedNs() >= fromNs && times.arrivedNs() <= toNs && first != 0) {
          long last = last(arrivals, chat, seq);
          long dated = TimeUnit.MILLISECONDS.toNanos(times.timestampMs()) - epochOffsetNs;
          afterArrival.recordValue(micros(last - Math.min(first, times.arrivedNs())));
          afterTimestamp.recordValue(micros(last - dated));
        }
      }
    }
    return new MessageTimes(
        afterArrival.getTotalCount(), Latency.of(afterArrival), Latency.of(afterTimestamp));
  }

  private static long first(List<Arrivals> arrivals, int chat, long seq) {
    return arrivals.stream()
        .mapToLong(of -> of.first(chat, seq))
        .filter(ns -> ns != 0)
        .min()
        .orElse(0);
  }

  private static long last(List<Arrivals> arrivals, int chat, long seq) {
    return arrivals.stream().mapToLong(of -> of.last(chat, seq)).max().orElse(0);
  }

  private static long micros(long ns) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMicros(ns));
  }
}
