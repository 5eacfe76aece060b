package dev.confab.ops.bench;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run showed. Rates, latencies and CPU are of the measured time, behind the warm-up; counts
 * are of the whole run.
 *
 * @param run the word that all texts of the run begin with
 * @param users people, one WebSocket each
 * @param group people in a chat
 * @param rate messages per second that were to be sent
 * @param seconds measured time
 * @param warmUpSeconds time before that
 * @param bytes length of a text
 * @param schedule {@code poisson} or {@code fixed}
 * @param seed of the schedule
 * @param sent messages sent
 * @param committed messages acknowledged
 * @param refused messages refused, by code
 * @param unanswered messages that nothing was heard of
 * @param delivered deliveries, each to one person
 * @param lost deliveries that did not come
 * @param doubled deliveries that came again
 * @param outOfOrder deliveries that came behind later ones
 * @param notAsInLog seqs under which somebody received what the log does not have there; null: the
 *     log was not to be read from here
 * @param broken why connections ended early; null: none did
 * @param committedPerSecond messages acknowledged per second
 * @param deliveredPerSecond deliveries per second
 * @param sendToCommittedMs from the intended time of sending to the acknowledgement
 * @param sendToReceivedMs from the intended time of sending to each delivery
 * @param cpuSecondsPer1000Deliveries of all server processes; null: they were not found
 * @param generatorCpuSecondsPer1000Deliveries of this process
 * @param residentMiB memory by server process, at the end
 */
public record Report(
    String run,
    int users,
    int group,
    double rate,
    int seconds,
    int warmUpSeconds,
    int bytes,
    String schedule,
    long seed,
    long sent,
    long committed,
    Map<String, Long> refused,
    long unanswered,
    long delivered,
    long lost,
    long doubled,
    long outOfOrder,
    @Nullable Long notAsInLog,
    @Nullable String broken,
    double committedPerSecond,
    double deliveredPerSecond,
    Latency sendToCommittedMs,
    Latency sendToReceivedMs,
    @Nullable Double cpuSecondsPer1000Deliveries,
    double generatorCpuSecondsPer1000Deliveries,
    Map<String, Long> residentMiB) {
  /** Did everything that was sent arrive everywhere, once and in order? */
  public boolean clean() {
    return broken == null
        && refused.isEmpty()
        && unanswered == 0
        && lost == 0
        && doubled == 0
        && outOfOrder == 0
        && (notAsInLog == null || notAsInLog == 0);
  }
}
