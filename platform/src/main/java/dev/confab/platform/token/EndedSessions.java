package dev.confab.platform.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.confab.platform.kafka.Clients;
import dev.confab.platform.kafka.Tail;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.user.PasswordSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sessions that have ended while access tokens of theirs may last. A front node tails the
 * tombstones of {@code credential-events}, from one token's lifetime back; so it refuses the tokens
 * of an ended session some milliseconds after the commit, and no request asks anybody. Only keys
 * are looked at.
 */
public final class EndedSessions implements AutoCloseable {
  /** Clocks of nodes differ a little; after this time every token of the session has expired. */
  private static final Duration KEPT = TokenIssuer.ACCESS_LIFETIME.plusMinutes(1);

  /** Some 100 bytes each; more ends within a quarter of an hour than this, and the first go. */
  private static final int MAX = 200_000;

  private static final Duration CATCH_UP = Duration.ofSeconds(30);

  private final Cache<UUID, Boolean> ended =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MAX).build();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Tail tail;

  private EndedSessions(String bootstrap) {
    this.consumer =
        new KafkaConsumer<>(
            Clients.tail(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.tail = new Tail("ended-sessions", consumer, this::take);
  }

  /**
   * Starts to listen; when this returns, it knows what happened so far.
   *
   * @throws IllegalStateException if that takes longer than 30 s
   */
  public static EndedSessions start(String bootstrap, InstantSource clock) {
    EndedSessions sessions = new EndedSessions(bootstrap);
    try {
      sessions.catchUp(clock.instant().minus(KEPT).toEpochMilli());
    } catch (RuntimeException e) {
      sessions.consumer.close();
      throw e;
    }
    sessions.tail.start();
    return sessions;
  }

  /** Has this session ended? False also if it did so longer ago than tokens last. */
  public boolean contains(UUID sessionId) {
    return ended.getIfPresent(sessionId) != null;
  }

  /** Is it still listening? */
  public boolean isAlive() {
    return tail.isAlive();
  }

  @Override
  public void close() {
    tail.close();
  }

  private void catchUp(long fromMs) {
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(Topics.CREDENTIAL_EVENTS.name())
        .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, fromMs));
    Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
    ends.forEach(
        (partition, end) -> {
          OffsetAndTimestamp start = starts.get(partition);
          consumer.seek(partition, start == null ? end : start.offset());
        });
    long deadline = System.nanoTime() + CATCH_UP.toNanos();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("credential-events cannot be read in time");
      }
      consumer.poll(Tail.POLL).forEach(this::take);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      UUID credentialId = CredentialKey.fromBytes(record.key()).credentialId();
      if (!credentialId.equals(PasswordSet.CREDENTIAL_ID)) {
        ended.put(credentialId, true);
      }
    }
  }
}
