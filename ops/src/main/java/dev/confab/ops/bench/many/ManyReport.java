package dev.confab.ops.bench.many;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run with many connections showed.
 *
 * @param layout the crowd
 * @param connections that were to be live here
 * @param bare were they upgraded only?
 * @param live how many were live at the end
 * @param connecting how connecting went
 * @param memory what the gateways' processes use
 * @param idle the stretch in which nobody wrote; null: there was none
 * @param writing what became of messages; null: nobody wrote
 * @param verdict how what came compares with the log
 * @param endings what became of connections that ended
 * @param unansweredPings heartbeats without an answer; those of the last moment are among them
 * @param faultCount all that was wrong
 * @param faults the first of them
 */
record ManyReport(
    Layout layout,
    int connections,
    boolean bare,
    int live,
    Connecting connecting,
    Memory memory,
    @Nullable Stretch idle,
    @Nullable Writing writing,
    Verdict verdict,
    Endings endings,
    long unansweredPings,
    long faultCount,
    List<String> faults)
    implements BenchReport {
  /** Was everybody connected, everything answered, and did everything arrive as it should? */
  @Override
  public boolean isClean() {
    return live == connections
        && verdict.isClean()
        && (writing == null || writing.isClean())
        && faultCount == 0;
  }

  @Override
  public void print(PrintStream out) {
    new Printout(out).print(this);
  }
}
