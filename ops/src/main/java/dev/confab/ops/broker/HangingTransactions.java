package dev.confab.ops.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.TopicPartition;

/**
 * Ends transactions that a partition holds open although their coordinator has ended them. Readers
 * of committed records would wait behind them for ever.
 *
 * <p>Seen with Kafka 4.3.1 after {@code kill -9}: a transaction that had timed out before the
 * broker was back was recorded as aborted while the broker was still starting, and its markers
 * never reached the partitions. The remedy is that of {@code kafka-transactions find-hanging} and
 * {@code abort} (KIP-664). It runs before any producer of ours starts, so nothing that is alive is
 * touched.
 */
public final class HangingTransactions {
  /** Markers take milliseconds; one that takes longer is waited for by its readers instead. */
  private static final Duration ENDING_TIMEOUT = Duration.ofSeconds(10);

  private static final long ENDING_POLL_MS = 50;

  private final Admin admin;

  /** For a cluster whose producers do not run yet. */
  public HangingTransactions(Admin admin) {
    this.admin = admin;
  }

  /**
   * Aborts them.
   *
   * @return where they were; empty when all is well
   */
  public List<TopicPartition> abort() throws InterruptedException, ExecutionException {
    awaitEndings();
    Set<Long> alive = producersInTransactions();
    List<TopicPartition> aborted = new ArrayList<>();
    for (Map.Entry<TopicPartition, PartitionProducerState> partition :
        admin.describeProducers(partitions()).all().get().entrySet()) {
      for (ProducerState producer : partition.getValue().activeProducers()) {
        if (producer.currentTransactionStartOffset().isPresent()
            && !alive.contains(producer.producerId())) {
          abort(partition.getKey(), producer);
          aborted.add(partition.getKey());
        }
      }
    }
    return aborted;
  }

  /** A transaction that is being ended now may turn out to hang, so its end is awaited. */
  private void awaitEndings() throws InterruptedException, ExecutionException {
    ListTransactionsOptions ending =
        new ListTransactionsOptions()
            .filterStates(List.of(TransactionState.PREPARE_ABORT, TransactionState.PREPARE_COMMIT));
    long deadline = System.nanoTime() + ENDING_TIMEOUT.toNanos();
    while (!admin.listTransactions(ending).all().get().isEmpty() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(ENDING_POLL_MS);
    }
  }

  private void abort(TopicPartition partition, ProducerState producer)
      throws InterruptedException, ExecutionException {
    admin
        .abortTransaction(
            new AbortTransactionSpec(
                partition,
                producer.producerId(),
                (short) producer.producerEpoch(),
                producer.coordinatorEpoch().orElse(0)))
        .all()
        .get();
  }

  /** Producers whose coordinator knows of a transaction: those will be ended by it. */
  private Set<Long> producersInTransactions() throws InterruptedException, ExecutionException {
    Set<Long> producers = new HashSet<>();
    for (TransactionListing transaction : admin.listTransactions().all().get()) {
      switch (transaction.state()) {
        case ONGOING, PREPARE_ABORT, PREPARE_COMMIT, PREPARE_EPOCH_FENCE, UNKNOWN ->
            producers.add(transaction.producerId());
        case COMPLETE_ABORT, COMPLETE_COMMIT, EMPTY -> {}
      }
    }
    return producers;
  }

  private List<TopicPartition> partitions() throws InterruptedException, ExecutionException {
    Set<String> names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    Map<String, TopicDescription> topics =
        new HashMap<>(admin.describeTopics(names).allTopicNames().get());
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach(
        (name, topic) ->
            topic
                .partitions()
                .forEach(info -> partitions.add(new TopicPartition(name, info.partition()))));
    return partitions;
  }
}
