package dev.confab.search.indexing;

import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import dev.confab.search.index.MessageDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What a poll brought.
 *
 * @param messages what is to be indexed, each partition in its order
 * @param next offset behind the last record that could be read, by partition
 * @param stops partitions that end at a record which this release cannot read
 */
record Intake(
    List<Found> messages, Map<TopicPartition, Long> next, Map<TopicPartition, Stop> stops) {

  /**
   * Reads records.
   *
   * @throws dev.confab.schemas.codec.RegistryException if a schema cannot be had now
   */
  static Intake read(ConsumerRecords<byte[], byte[]> records, TopicCodec<ChatEvent> codec) {
    Intake intake = new Intake(new ArrayList<>(), new HashMap<>(), new HashMap<>());
    for (TopicPartition partition : records.partitions()) {
      intake.readPartition(partition, records, codec);
    }
    return intake;
  }

  private void readPartition(
      TopicPartition partition,
      ConsumerRecords<byte[], byte[]> records,
      TopicCodec<ChatEvent> codec) {
    for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
      try {
        document(event(record, codec))
            .ifPresent(document -> messages.add(new Found(record, document)));
      } catch (UnknownRecordTypeException | MalformedRecordException e) {
        // The log is the truth: what a projection cannot read it must not pass over.
        stops.put(partition, new Stop(record.offset(), String.valueOf(e.getMessage())));
        next.put(partition, record.offset());
        return;
      }
    }
    next.put(partition, Objects.requireNonNull(records.nextOffsets().get(partition)).offset());
  }

  private static ChatEvent event(
      ConsumerRecord<byte[], byte[]> record, TopicCodec<ChatEvent> codec) {
    if (record.value() == null) {
      throw new MalformedRecordException("a tombstone in a topic that keeps everything");
    }
    return codec.decode(record.value());
  }

  private static Optional<MessageDocument> document(ChatEvent event) {
    return switch (event) {
      case MessagePosted message -> MessageDocument.of(message);
      case ChatCreated _, MemberAdded _, MemberJoined _, MemberLeft _, MemberRemoved _ ->
          Optional.empty();
    };
  }
}
