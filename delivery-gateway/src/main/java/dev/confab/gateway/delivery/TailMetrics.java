package dev.confab.gateway.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** What a tail counts. */
final class TailMetrics {
  private final Counter dropped;
  private final Counter skipped;
  private final Counter lost;
  private final AtomicLong lag = new AtomicLong();

  TailMetrics(MeterRegistry metrics) {
    dropped =
        Counter.builder("confab.gateway.tail.dropped")
            .description("Events that no session here wanted")
            .register(metrics);
    skipped =
        Counter.builder("confab.gateway.tail.skipped")
            .description("Events of an unknown type, or malformed")
            .register(metrics);
    lost =
        Counter.builder("confab.gateway.tail.lost")
            .description("Times that the log could not be followed and sessions were closed")
            .register(metrics);
    Gauge.builder("confab.gateway.tail.lag", lag, AtomicLong::get)
        .description("Committed records of chat-events that this gateway has not read")
        .register(metrics);
  }

  void dropped() {
    dropped.increment();
  }

  void skipped() {
    skipped.increment();
  }

  void lost() {
    lost.increment();
  }

  /** What the consumer knows of its lag, without asking the broker. */
  void lag(Consumer<?, ?> consumer) {
    long sum = 0;
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong behind = consumer.currentLag(partition);
      sum += behind.orElse(0);
    }
    lag.set(sum);
  }
}
