package dev.confab.ops.bench.many;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * What clients that stop reading did to a gateway and to everybody else.
 *
 * @param readers clients that read, all in the same chat
 * @param live how many of them were live at the end
 * @param stuck clients that stopped reading
 * @param gone how many of these the gateway gave up
 * @param stalledSecondsMost the longest time from the last byte that the kernel took for one of
 *     them until it was given up
 * @param kernelBytesMost what waited in the kernel for one of them, at most
 * @param heapBytesPerStuck live heap of the gateway for each of them, when much waited; frames that
 *     wait for several are counted by parts
 * @param without how long messages took to the last reader when nobody was stuck
 * @param with the same with them
 * @param committed messages acknowledged
 * @param refused messages refused, by code
 * @param unanswered messages that nothing was heard of
 * @param verdict how what came to the readers compares with the log
 * @param faultCount whatever else was wrong
 */
record StuckReport(
    int readers,
    int live,
    int stuck,
    int gone,
    double stalledSecondsMost,
    long kernelBytesMost,
    long heapBytesPerStuck,
    MessageTimes without,
    MessageTimes with,
    int committed,
    Map<String, Integer> refused,
    int unanswered,
    Verdict verdict,
    long faultCount)
    implements BenchReport {
  StuckReport {
    refused = Map.copyOf(refused);
  }

  /** Are all stuck clients gone, and did everybody else get everything? */
  @Override
  public boolean isClean() {
    return gone == stuck
        && live == readers
        && refused.isEmpty()
        && unanswered == 0
        && verdict.isClean()
        && faultCount == 0;
  }

  @Override
  public void print(PrintStream out) {
    line(out, "readers live at the end", live + " of " + readers);
    line(out, "stuck clients given up", gone + " of " + stuck);
    line(out, "after the last byte, at most", number("%.1f s", stalledSecondsMost));
    line(out, "in the kernel for each, most", number("%,d bytes", kernelBytesMost));
    line(out, "live heap for each", number("%,d bytes", heapBytesPerStuck));
    line(out, "last byte, nobody stuck", words(without));
    line(out, "last byte, with them", words(with));
    line(out, "refused, unanswered", (refused.isEmpty() ? "none" : refused) + ", " + unanswered);
    line(out, "against the log", verdict.toString());
    line(out, "other faults", Long.toString(faultCount));
  }

  private static String words(MessageTimes times) {
    return String.format(
        Locale.ROOT,
        "p50 %.1f  p99 %.1f  max %.1f ms of %d messages",
        times.lastAfterArrivalMs().p50(),
        times.lastAfterArrivalMs().p99(),
        times.lastAfterArrivalMs().max(),
        times.messages());
  }

  private static String number(String format, Number value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf(Locale.ROOT, "%-28s %s%n", name, value);
  }
}
