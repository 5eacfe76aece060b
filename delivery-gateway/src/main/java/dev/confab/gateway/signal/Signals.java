package dev.confab.gateway.signal;

import dev.confab.gateway.presence.Rounds;
import dev.confab.gateway.room.Rooms;
import dev.confab.platform.command.CommandClient;
import dev.confab.platform.health.Health;
import dev.confab.platform.kafka.Tail;
import dev.confab.platform.query.Views;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What nobody will miss, as a running part of the gateway: says it, and hears it of others. */
public final class Signals implements AutoCloseable {
  /** A client hears of each chat at most so often how far others have come. */
  private static final Duration MARKS = Duration.ofSeconds(1);

  private final SignalQueue queue;
  private final Typings typings;
  private final Entrances entrances;
  private final Tail tail;
  private final MarkTail markTail;
  private final Rounds marks;

  private Signals(
      SignalQueue queue,
      Typings typings,
      Entrances entrances,
      Tail tail,
      MarkTail markTail,
      Rounds marks) {
    this.queue = queue;
    this.typings = typings;
    this.entrances = entrances;
    this.tail = tail;
    this.markTail = markTail;
    this.marks = marks;
  }

  /**
   * Begins.
   *
   * @param rooms who is attached here
   * @param own who would like to know of their own marks
   * @param executor runs what blocks
   * @param health learns of the part {@code signals}
   */
  public static Signals start(
      String bootstrap,
      SchemaIds ids,
      CommandClient commands,
      Views views,
      Rooms rooms,
      OwnMarks own,
      Executor executor,
      Health health,
      MeterRegistry metrics) {
    SignalQueue queue = SignalQueue.start(commands.acknowledgedSender(Topics.SIGNALS), metrics);
    Typings typings = new Typings(rooms, queue, views, executor, System::nanoTime);
    Entrances entrances = new Entrances(UUID.randomUUID(), queue);
    Tail tail = null;
    try {
      tail =
          new SignalTail(Topics.SIGNALS.codec(ids), rooms, typings, entrances, System::nanoTime)
              .start(bootstrap);
      health.add("signals", tail::isAlive, "signals are not heard");
      LiveMarks marks = new LiveMarks(rooms, MarkViews.of(views), executor);
      MarkTail markTail = new MarkTail(Topics.CHAT_MARKS.codec(ids), marks, own);
      Rounds rounds = Rounds.every(MARKS, "gateway-marks", marks::round);
      return new Signals(queue, typings, entrances, tail, markTail, rounds);
    } catch (RuntimeException e) {
      if (tail != null) {
        tail.close();
      }
      queue.close();
      throw e;
    }
  }

  /** The next record of its partition of {@code chat-marks}. */
  public void takeMark(ConsumerRecord<byte[], byte[]> record) {
    markTail.take(record);
  }

  /** Who is writing. */
  public Typings typings() {
    return typings;
  }

  /** Which log-ins are connected here. */
  public Entrances entrances() {
    return entrances;
  }

  @Override
  public void close() {
    marks.close();
    queue.close();
    tail.close();
  }
}
