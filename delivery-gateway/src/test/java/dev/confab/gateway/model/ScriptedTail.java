package dev.confab.gateway.model;

import dev.confab.gateway.delivery.Positions;
import dev.confab.gateway.delivery.SourceLostException;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tails a {@link ModelTopic} record by record when told to. A record takes two steps, between which
 * anything can happen: the position moves; the record is taken. Whether anybody wants it is asked
 * at either of them.
 */
final class ScriptedTail<T> {
  private final ModelTopic<T> topic;
  private final Random random;
  private final int[] next = new int[ModelLog.PARTITIONS];
  private Predicate<T> wants = _ -> false;
  private Consumer<ModelTopic.Record<T>> taker = _ -> {};
  private Runnable onLost = () -> {};
  private volatile @Nullable Positions positions;
  private ModelTopic.@Nullable Record<T> between;
  private boolean wanted;

  /** Begins at the end of a topic. */
  ScriptedTail(ModelTopic<T> topic, Random random) {
    this.topic = topic;
    this.random = random;
    seekToEnd();
  }

  void start(Predicate<T> asks, Consumer<ModelTopic.Record<T>> takes, Runnable whenLost) {
    wants = asks;
    taker = takes;
    onLost = whenLost;
  }

  Positions positions() {
    Positions now = positions;
    if (now == null) {
      throw new SourceLostException();
    }
    return now;
  }

  /** Loses its place; the next step finds a new one. */
  void lose() {
    positions = null;
    between = null;
    onLost.run();
  }

  /** Half a record further; {@code false} if there was nothing to do. */
  boolean step(int partition) {
    ModelTopic.Record<T> record = between;
    if (positions == null) {
      seekToEnd();
      return true;
    }
    if (record != null) {
      between = null;
      if (wanted && wants.test(record.value())) {
        taker.accept(record);
      }
      return true;
    }
    if (next[partition] == topic.size(partition)) {
      return false;
    }
    ModelTopic.Record<T> seen = topic.at(partition, next[partition]++);
    positions().saw(partition, seen.offset());
    between = seen;
    wanted = random.nextBoolean() || wants.test(seen.value());
    return true;
  }

  private void seekToEnd() {
    long[] at = new long[ModelLog.PARTITIONS];
    for (int partition = 0; partition < at.length; partition++) {
      next[partition] = topic.size(partition);
      at[partition] = topic.end(partition);
    }
    positions = new Positions(at);
  }
}
