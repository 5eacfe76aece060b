package dev.confab.ops.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Counts what a run does, and times what falls into the measured time. For one thread. */
final class Measurement {
  private static final int FIRST_CAPACITY = 1 << 16;

  private final Crowd crowd;
  private final Script script;
  private final @Nullable AckLog acks;
  private final Deliveries deliveries;
  private final Texts texts;
  private final Histogram toCommitted = new Histogram(3);
  private final Histogram toReceived = new Histogram(3);
  private final Map<String, Long> refused = new TreeMap<>();
  private final BitSet answered = new BitSet();
  private long[] intended = new long[FIRST_CAPACITY];
  private int sent;
  private int answers;
  private long committed;
  private long measuredFrom = Long.MAX_VALUE;
  private long measuredTo = Long.MAX_VALUE;
  private long measuredCommits;
  private long measuredDeliveries;
  private long deliveredAtBegin;
  private double cpuAtBegin;
  private double ownCpuAtBegin;
  private double cpu;
  private double ownCpu;
  private long deliveredMeanwhile;
  private boolean isComparedWithLog;
  private @Nullable String broken;

  Measurement(Crowd crowd, Script script, @Nullable AckLog acks) {
    this.crowd = crowd;
    this.script = script;
    this.acks = acks;
    this.deliveries = new Deliveries(crowd);
    this.texts = new Texts(crowd.chats().size());
  }

  /** The warm-up is over. */
  void begin(long now, double cpuSeconds) {
    measuredFrom = now;
    cpuAtBegin = cpuSeconds;
    ownCpuAtBegin = ownCpuSeconds();
    deliveredAtBegin = deliveries.delivered();
  }

  /** Nothing is sent any more. */
  void end(long now, double cpuSeconds) {
    measuredTo = now;
    cpu = cpuSeconds - cpuAtBegin;
    ownCpu = ownCpuSeconds() - ownCpuAtBegin;
    deliveredMeanwhile = deliveries.delivered() - deliveredAtBegin;
  }

  /** A message leaves; returns its number. */
  int sending(long intendedNs) {
    if (sent == intended.length) {
      intended = Arrays.copyOf(intended, sent * 2);
    }
    intended[sent] = intendedNs;
    return sent++;
  }

  void attached(int seat, long seq) {
    deliveries.attached(seat, seq);
  }

  void committed(int seat, int n, long seq) {
    int chat = crowd.seats().get(seat).chat();
    if (acks != null) {
      String hash = Script.hash(script.text(n));
      acks.acknowledged(crowd.chats().get(chat), seq, script.clientMsgId(n), hash);
    }
    committed++;
    answer(n);
    deliveries.committed(chat, seq);
    if (isMeasured(n)) {
      measuredCommits++;
      toCommitted.recordValue(microsSince(n));
    }
  }

  void refused(int n, String code) {
    answer(n);
    refused.merge(code, 1L, Long::sum);
  }

  /** An event arrived; {@code n} is the number of its message, or -1. */
  void received(int seat, long seq, int n) {
    texts.received(crowd.seats().get(seat).chat(), seq, n);
    if (deliveries.received(seat, seq) && n >= 0 && n < sent && isMeasured(n)) {
      measuredDeliveries++;
      toReceived.recordValue(microsSince(n));
    }
  }

  /**
   * Compares what was received with what the log has; behind the end of the run.
   *
   * @throws IOException if the log cannot be read
   */
  void compareWith(RunLog log) throws IOException {
    log.read(
        crowd.chats(),
        (chat, seq, text) -> {
          deliveries.committed(chat, seq);
          texts.inLog(chat, seq, script.number(text));
        });
    isComparedWithLog = true;
  }

  void broken(String why) {
    if (broken == null) {
      broken = why;
    }
  }

  boolean isBroken() {
    return broken != null;
  }

  /** Has everything been answered and delivered? */
  boolean settled() {
    return unanswered() == 0 && deliveries.lost() == 0;
  }

  /** How many messages wait for their answers. */
  int unanswered() {
    return sent - answers;
  }

  Report report(BenchConfig config, ServerProcesses processes) {
    double seconds = Math.max(1, measuredTo - measuredFrom) / 1e9;
    double thousands = Math.max(1, deliveredMeanwhile) / 1e3;
    return new Report(
        script.run(),
        config.users(),
        config.group(),
        config.rate(),
        config.seconds(),
        config.warmUpSeconds(),
        config.bytes(),
        config.arrivals(),
        config.seed(),
        sent,
        committed,
        refused,
        unanswered(),
        deliveries.delivered(),
        deliveries.lost(),
        deliveries.doubled(),
        deliveries.outOfOrder(),
        isComparedWithLog ? texts.notAsInLog() : null,
        broken,
        measuredCommits / seconds,
        measuredDeliveries / seconds,
        Latency.of(toCommitted),
        Latency.of(toReceived),
        processes.isEmpty() ? null : cpu / thousands,
        ownCpu / thousands,
        processes.residentMiB());
  }

  /** One that comes twice counts once. */
  private void answer(int n) {
    if (!answered.get(n)) {
      answered.set(n);
      answers++;
    }
  }

  private boolean isMeasured(int n) {
    return intended[n] >= measuredFrom && intended[n] < measuredTo;
  }

  private long microsSince(int n) {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - intended[n]);
  }

  private static double ownCpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getProcessCpuTime() / 1e9
        : 0;
  }
}
