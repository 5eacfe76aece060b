package dev.confab.ingest.mail;

import dev.confab.platform.health.Health;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.user.CredentialEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of records after the other. A partition stands still at a record that cannot be dealt
 * with yet, be it for the mail server, a view, or a release that does not know it; others go on.
 * Written by the sender's thread, its status is read by anybody.
 */
final class MailRound {
  private static final Logger log = LoggerFactory.getLogger(MailRound.class);

  private final TopicCodec<CredentialEvent> codec;
  private final Postman postman;
  private final Map<Integer, String> waiting = new ConcurrentSkipListMap<>();
  private volatile @Nullable String lost = "the mail sender is starting";

  MailRound(TopicCodec<CredentialEvent> codec, Postman postman) {
    this.codec = codec;
    this.postman = postman;
  }

  Health.Status status() {
    String reason = lost != null ? lost : waiting.values().stream().findFirst().orElse(null);
    return reason == null ? Health.UP : new Health.Status.Degraded(reason);
  }

  void begin(Consumer<byte[], byte[]> consumer) {
    waiting.clear();
    consumer.subscribe(List.of(Topics.CREDENTIAL_EVENTS.name()), new Forgetting());
  }

  /** The sender lost its connection to the log. */
  void lost(RuntimeException e) {
    lost = "the log of credentials is not followed (" + e.getClass().getSimpleName() + ")";
  }

  /**
   * Deals with records and commits the positions behind what is done.
   *
   * @return false if something is to be done later
   */
  boolean take(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
    lost = null;
    boolean all = true;
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> ours = records.records(partition);
      long next = take(ours);
      if (next > ours.getFirst().offset()) {
        done.put(partition, new OffsetAndMetadata(next));
      }
      if (next <= ours.getLast().offset()) {
        consumer.seek(partition, next);
        all = false;
      }
    }
    commit(consumer, done);
    return all;
  }

  /** The offset of the first record that is left to do. */
  private long take(List<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        deliver(record.value());
        waiting.remove(record.partition());
      } catch (MailUnavailableException | ViewUnavailableException e) {
        waits(record, String.valueOf(e.getMessage()));
        return record.offset();
      } catch (RuntimeException e) {
        log.atError()
            .setCause(e)
            .addKeyValue("partition", record.partition())
            .addKeyValue("offset", record.offset())
            .log("a record cannot be dealt with");
        waits(record, "a record cannot be dealt with (" + e.getClass().getSimpleName() + ")");
        return record.offset();
      }
    }
    return records.getLast().offset() + 1;
  }

  private void deliver(byte @Nullable [] value) {
    if (value != null) { // what ends a credential has none, and asks for no mail
      postman.deliver(codec.decode(value));
    }
  }

  private void waits(ConsumerRecord<byte[], byte[]> record, String reason) {
    waiting.put(record.partition(), reason);
    log.atWarn()
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("reason", reason)
        .log("mail waits");
  }

  private static void commit(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, OffsetAndMetadata> done) {
    if (done.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(done);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      // Whoever owns the partitions now sends again what was not committed.
      log.atInfo().addKeyValue("reason", e.getMessage()).log("rebalance before a commit");
    }
  }

  private final class Forgetting implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> waiting.remove(partition.partition()));
    }
  }
}
