package dev.confab.ops.bench;

import dev.confab.ops.client.ConfabException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Some clients, each of which asks again as soon as it is answered.
 *
 * @param clients how many at once
 * @param warmUp how long before it counts
 * @param measured how long it counts
 */
record ClosedLoop(int clients, Duration warmUp, Duration measured) {
  private static final int DIGITS = 3;

  /**
   * What a run showed.
   *
   * @param perSecond answers a second
   * @param ms how long they took
   * @param failed how many requests failed in the measured time; their times do not count
   * @param failure what the last of them said, or nothing
   */
  record Result(double perSecond, Latency ms, long failed, String failure) {}

  /** One request; {@code client} is from 0. */
  @FunctionalInterface
  interface Request {
    void send(int client);
  }

  Result run(Request request) {
    loop(request, warmUp, new ConcurrentHistogram(DIGITS), new Failures());
    Histogram micros = new ConcurrentHistogram(DIGITS);
    Failures failures = new Failures();
    long start = System.nanoTime();
    loop(request, measured, micros, failures);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Result(
        micros.getTotalCount() / seconds,
        Latency.of(micros),
        failures.count.get(),
        failures.last.get());
  }

  private void loop(Request request, Duration time, Histogram micros, Failures failures) {
    long end = System.nanoTime() + time.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        int client = i;
        threads.execute(
            () -> {
              while (System.nanoTime() < end) {
                once(request, client, micros, failures);
              }
            });
      }
    }
  }

  private static void once(Request request, int client, Histogram micros, Failures failures) {
    long from = System.nanoTime();
    try {
      request.send(client);
      micros.recordValue((System.nanoTime() - from) / 1_000);
    } catch (ConfabException e) {
      failures.count.incrementAndGet();
      failures.last.set(String.valueOf(e.getMessage()));
    }
  }

  private static final class Failures {
    private final AtomicLong count = new AtomicLong();
    private final AtomicReference<String> last = new AtomicReference<>("");
  }
}
