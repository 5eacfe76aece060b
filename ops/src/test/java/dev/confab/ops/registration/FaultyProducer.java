package dev.confab.ops.registration;

import dev.confab.schemas.registry.RegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sits in a producer of the stream processors and carries out a {@link FaultPlan}. */
public final class FaultyProducer implements ProducerInterceptor<byte[], byte[]> {
  /** Configuration: the folder of the plan. */
  static final String FOLDER = "confab.faults.folder";

  /** Configuration: the schema registry. */
  static final String REGISTRY = "confab.faults.registry";

  /** As after {@code kill -9}: no shutdown hook runs. */
  static final int EXIT_CODE = 137;

  /** What is due is looked for every second. */
  private static final Duration STALL = Duration.ofMillis(1_500);

  private static final Duration WRITING = Duration.ofSeconds(5);

  private final Map<String, Integer> counts = new HashMap<>();
  private final AtomicInteger unacknowledged = new AtomicInteger();
  private FaultPlan plan;
  private List<String> lines = List.of();
  private RecordTypes types;
  private volatile String dyingTopic;

  @Override
  public void configure(Map<String, ?> settings) {
    plan = new FaultPlan(Path.of((String) settings.get(FOLDER)));
    try (RegistryClient ids = new RegistryClient((String) settings.get(REGISTRY))) {
      types = new RecordTypes(ids);
    }
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    types.of(record.topic(), record.value()).ifPresent(type -> meet(type, record.topic()));
    unacknowledged.incrementAndGet();
    return record;
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception failure) {
    if (metadata.topic().equals(dyingTopic)) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    unacknowledged.decrementAndGet();
  }

  @Override
  public void close() {}

  private void meet(String type, String topic) {
    try {
      List<String> now = plan.lines();
      if (!now.equals(lines)) {
        lines = now;
        counts.clear();
      }
      int count = counts.merge(type, 1, Integer::sum);
      for (String line : lines) {
        Fault fault = Fault.parse(line);
        if (fault.hits(type, count)) {
          carryOut(fault.kind(), topic);
        }
      }
      plan.note(type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryOut(Fault.Kind kind, String topic) throws InterruptedException {
    switch (kind) {
      case DIES_BEFORE -> {
        awaitWritten();
        Runtime.getRuntime().halt(EXIT_CODE);
      }
      case DIES_AFTER -> dyingTopic = topic;
      case STALLS_BEFORE -> TimeUnit.NANOSECONDS.sleep(STALL.toNanos());
    }
  }

  /** The records before this one have left the process: the death comes between two of them. */
  private void awaitWritten() throws InterruptedException {
    long deadline = System.nanoTime() + WRITING.toNanos();
    while (unacknowledged.get() > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the records before were not acknowledged");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }
}
