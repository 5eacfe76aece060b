package dev.confab.search.indexing;

import dev.confab.platform.health.Health;
import dev.confab.platform.kafka.Backoff;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.codec.RegistryException;
import dev.confab.search.index.Elastic;
import dev.confab.search.index.IndexUnavailableException;
import dev.confab.search.index.SearchIndex;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a topic into an index, on a thread of its own. An offset is committed after the index has
 * everything before it; whatever goes wrong between, the same records are read and written again,
 * which changes nothing in the index.
 */
public final class Indexer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Indexer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);

  /** Short enough that search follows soon once Elasticsearch is back. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(2);

  /** A bulk under way ends in this time, or Elasticsearch is stuck and nothing is lost by going. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Feed feed;
  private final SearchIndex index;
  private final BulkWriter writer;
  private final DeadLetters deadLetters;
  private final IndexerMetrics metrics;
  private final IndexerState state = new IndexerState();
  private final Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /** Id of the index that is written to; used by the indexer's thread only. */
  private String indexId = "";

  private Indexer(Log log, Feed feed, Elastic elastic, SearchIndex index, IndexerMetrics metrics) {
    this.consumers = log.consumers();
    this.feed = feed;
    this.index = index;
    this.writer = new BulkWriter(elastic, feed.index());
    this.deadLetters = new DeadLetters(log.producers());
    this.metrics = metrics;
    this.thread = Thread.ofPlatform().name(feed.component()).unstarted(this::run);
  }

  /**
   * The Kafka side of an indexer.
   *
   * @param consumers opens members of the feed's consumer group
   * @param producers opens the producer of dead letters
   */
  public record Log(
      Supplier<Consumer<byte[], byte[]>> consumers, Supplier<Producer<byte[], byte[]>> producers) {}

  /** Starts one; Kafka and Elasticsearch may come later. */
  public static Indexer start(
      Log log, Feed feed, Elastic elastic, SearchIndex index, IndexerMetrics metrics) {
    Indexer indexer = new Indexer(log, feed, elastic, index, metrics);
    indexer.thread.start();
    return indexer;
  }

  /** Is it following the log, all of it? */
  public Health.Status status() {
    return state.status();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(CLOSE_TIMEOUT)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (deadLetters) {
      while (!isClosing()) {
        follow();
      }
    } catch (FencedInstanceIdException e) {
      state.waits("another indexer runs under the same instance id");
      log.atError()
          .addKeyValue("indexer", feed.component())
          .setCause(e)
          .log("indexer stopped: the instance id is in use");
    }
  }

  /** Reads until it is told to stop or something unexpected happens. */
  private void follow() {
    try {
      indexId = index.ensure();
      Consumer<byte[], byte[]> consumer = consumers.get();
      try {
        consumer.subscribe(List.of(feed.topic()), new Assignment(consumer));
        while (!isClosing()) {
          take(consumer, consumer.poll(POLL));
        }
      } finally {
        consumer.close(
            CloseOptions.timeout(LEAVE_TIMEOUT)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
      }
    } catch (FencedInstanceIdException e) {
      throw e;
    } catch (IndexUnavailableException e) {
      await(e);
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("indexer", feed.component())
          .setCause(e)
          .log("indexer failed and starts again");
      await(e);
    }
  }

  private void take(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
    if (records.isEmpty()) {
      state.works();
      return;
    }
    try {
      Intake<Found> intake = feed.read(records);
      write(intake.items());
      new Positions(consumer).commit(intake.next(), indexId);
      intake.stops().forEach((partition, stop) -> stop(consumer, partition, stop));
      state.works();
      backoff.reset();
    } catch (IndexUnavailableException | RegistryException | ViewUnavailableException e) {
      await(e);
      rewind(consumer);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      // Whoever owns the partitions after the rebalance reads on from the last commit.
      log.atInfo().addKeyValue("reason", e.getMessage()).log("rebalance before a commit");
    }
  }

  /** Goes back to the last commit; if the index itself was lost, to the beginning. */
  private void rewind(Consumer<byte[], byte[]> consumer) {
    while (!isClosing()) {
      try {
        indexId = index.ensure();
        new Positions(consumer).seek(consumer.assignment(), indexId);
        consumer.resume(consumer.paused());
        return;
      } catch (IndexUnavailableException e) {
        await(e);
      }
    }
  }

  private void write(List<Found> documents) {
    List<Refused> refused = metrics.timed(documents.size(), () -> writer.write(documents));
    for (Refused document : refused) {
      deadLetters.put(document.source(), feed.component(), document.reason());
      metrics.refused();
      log.atWarn()
          .addKeyValue("topic", document.source().topic())
          .addKeyValue("partition", document.source().partition())
          .addKeyValue("offset", document.source().offset())
          .addKeyValue("reason", document.reason())
          .log("the index refused a document; its record is a dead letter now");
    }
  }

  private void stop(Consumer<byte[], byte[]> consumer, TopicPartition partition, Stop stop) {
    consumer.pause(List.of(partition));
    consumer.seek(partition, stop.offset());
    state.stopped(partition.partition(), stop);
    log.atError()
        .addKeyValue("topic", partition.topic())
        .addKeyValue("partition", partition.partition())
        .addKeyValue("offset", stop.offset())
        .addKeyValue("reason", stop.reason())
        .log("partition stopped: it holds a record that this release cannot read");
  }

  private void await(RuntimeException reason) {
    Duration wait = backoff.next();
    state.waits(String.valueOf(reason.getMessage()));
    log.atWarn()
        .addKeyValue("indexer", feed.component())
        .addKeyValue("reason", reason.getMessage())
        .addKeyValue("waitMs", wait.toMillis())
        .log("indexer waits");
    try {
      if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        log.atInfo().log("indexer closes while it waits");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private final class Assignment implements ConsumerRebalanceListener {
    private final Consumer<byte[], byte[]> consumer;

    Assignment(Consumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      new Positions(consumer).seek(partitions, indexId);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> state.forget(partition.partition()));
    }
  }
}
