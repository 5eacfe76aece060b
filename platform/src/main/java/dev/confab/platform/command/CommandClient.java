package dev.confab.platform.command;

import dev.confab.platform.kafka.Clients;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.CommandHeaders;
import dev.confab.schemas.catalogue.InboxAddress;
import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.outcome.Outcome;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends commands and hears what became of them, through the node's own place in {@code node-inbox}.
 * Commands sent by one thread under one key reach the log in the order sent. Safe for use by many
 * threads.
 */
public final class CommandClient implements AutoCloseable {
  /** More unanswered commands than this mean that deciders are down: better refuse than fill up. */
  private static final int MAX_PENDING = 20_000;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final SchemaIds ids;
  private final Duration patience;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ConcurrentMap<UUID, CompletableFuture<Outcome>> pending = new ConcurrentHashMap<>();
  private final Inbox inbox;

  private CommandClient(String bootstrap, SchemaIds ids, Duration patience) {
    this.ids = ids;
    this.patience = patience;
    this.inbox = Inbox.open(bootstrap, ids, this::complete);
    this.producer =
        new KafkaProducer<>(
            Clients.producer(bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Connects; when this returns, outcomes of commands sent from now on will be heard.
   *
   * @param bootstrap Kafka's addresses
   * @param patience how long to wait for an outcome
   */
  public static CommandClient start(String bootstrap, SchemaIds ids, Duration patience) {
    return new CommandClient(bootstrap, ids, patience);
  }

  /** A sender of one topic's commands. */
  public <C> CommandSender<C> sender(Topic<C> topic) {
    TopicCodec<C> codec = topic.codec(ids);
    return (key, command) -> send(topic.name(), key, codec.encode(command));
  }

  /** A sender of one topic's commands that have no outcome. */
  public <C> AcknowledgedSender<C> acknowledgedSender(Topic<C> topic) {
    TopicCodec<C> codec = topic.codec(ids);
    return (key, command) ->
        write(new ProducerRecord<>(topic.name(), Ids.bytes(key), codec.encode(command)));
  }

  /** A sender of one topic's commands that go to partitions by their numbers. */
  public <C> PartitionSender<C> partitionSender(Topic<C> topic) {
    TopicCodec<C> codec = topic.codec(ids);
    return new PartitionSender<>() {
      @Override
      public int partitions() {
        try {
          return producer.partitionsFor(topic.name()).size();
        } catch (KafkaException e) {
          throw unknown(e.getClass().getSimpleName());
        }
      }

      @Override
      public CompletableFuture<Void> send(int partition, byte[] key, C command) {
        return write(new ProducerRecord<>(topic.name(), partition, key, codec.encode(command)));
      }
    };
  }

  /** Commands whose outcome is not known yet. */
  public int pendingCount() {
    return pending.size();
  }

  /** Is the inbox being read? */
  public boolean isAlive() {
    return inbox.isAlive();
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
    inbox.close();
    pending.values().forEach(outcome -> outcome.completeExceptionally(unknown("closed")));
  }

  private CompletableFuture<Outcome> send(String topic, UUID key, byte[] command) {
    if (pending.size() >= MAX_PENDING) {
      return CompletableFuture.failedFuture(
          new OverloadedException(MAX_PENDING + " commands are waiting for their outcome"));
    }
    UUID commandId = randomId();
    InboxAddress replyTo = inbox.address();
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, Ids.bytes(key), command);
    record.headers().add(CommandHeaders.COMMAND_ID, Ids.bytes(commandId));
    record.headers().add(CommandHeaders.REPLY_TO, replyTo.bytes());
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    pending.put(commandId, outcome);
    write(record)
        .whenComplete(
            (_, failure) -> {
              if (failure != null) {
                outcome.completeExceptionally(failure);
              }
            });
    return outcome
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(CommandClient::known)
        .whenComplete((_, _) -> pending.remove(commandId));
  }

  /** Done when the log has it; if that fails, it may have it all the same. */
  private CompletableFuture<Void> write(ProducerRecord<byte[], byte[]> record) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    try {
      producer.send(
          record,
          (_, failure) -> {
            if (failure == null) {
              written.complete(null);
            } else {
              written.completeExceptionally(unknown(failure.getClass().getSimpleName()));
            }
          });
    } catch (RuntimeException e) {
      written.completeExceptionally(unknown(e.getClass().getSimpleName()));
    }
    return written;
  }

  private void complete(Outcome outcome) {
    CompletableFuture<Outcome> waiting = pending.get(outcome.commandId());
    if (waiting != null) {
      waiting.complete(outcome);
    }
  }

  private static Outcome known(@org.jspecify.annotations.Nullable Outcome outcome) {
    if (outcome == null) {
      throw unknown("no answer in time");
    }
    return outcome;
  }

  private static OutcomeUnknownException unknown(String reason) {
    return new OutcomeUnknownException("the outcome is unknown: " + reason);
  }

  /** Ids are unguessable nowhere: they need only be unique. */
  private static UUID randomId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong());
  }
}
