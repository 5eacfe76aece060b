package dev.confab.ops.bench.many;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run with many connections showed.
 *
 * @param people in the crowd
 * @param group in a chat
 * @param chatsEach chats of each person
 * @param connections that were to be live here
 * @param bare were they upgraded only?
 * @param live how many were live when they were to be
 * @param connectSeconds from the first connect to the last client's being live
 * @param connectsPerSecond clients live per second in that time
 * @param connecting CPU of that time
 * @param empty the gateways' processes before anybody connected
 * @param full with everybody connected
 * @param atEnd when the run was over, everybody still connected
 * @param residentPerConnection bytes of resident memory per connection beyond the empty gateway;
 *     null: no process was looked at
 * @param heapPerConnection bytes of live heap per connection beyond the empty gateway
 * @param idle the stretch in which nobody wrote; null: there was none
 * @param writing the stretch in which somebody wrote, until everything had come; null: none
 * @param microsPerDelivery CPU of the gateways per delivery in that stretch, heartbeats included
 * @param microsPerDeliveryLessIdle the same less what they used while idle
 * @param sent messages sent
 * @param committed messages acknowledged
 * @param refused messages refused, by code
 * @param unanswered messages that nothing was heard of
 * @param times how long messages took; null: nobody wrote
 * @param verdict how what came compares with the log
 * @param endings what became of connections that ended
 * @param unansweredPings heartbeats without an answer; those of the last moment are among them
 * @param faultCount all that was wrong
 * @param faults the first of them
 */
public record ManyReport(
    int people,
    int group,
    int chatsEach,
    int connections,
    boolean bare,
    int live,
    double connectSeconds,
    double connectsPerSecond,
    Stretch connecting,
    List<Usage> empty,
    List<Usage> full,
    List<Usage> atEnd,
    @Nullable Long residentPerConnection,
    @Nullable Long heapPerConnection,
    @Nullable Stretch idle,
    @Nullable Stretch writing,
    @Nullable Double microsPerDelivery,
    @Nullable Double microsPerDeliveryLessIdle,
    int sent,
    int committed,
    Map<String, Integer> refused,
    int unanswered,
    @Nullable MessageTimes times,
    Verdict verdict,
    Endings endings,
    long unansweredPings,
    long faultCount,
    List<String> faults) {
  /** Was everybody connected, everything answered, and did everything arrive as it should? */
  public boolean isClean() {
    return live == connections
        && verdict.isClean()
        && refused.isEmpty()
        && unanswered == 0
        && faultCount == 0;
  }
}
