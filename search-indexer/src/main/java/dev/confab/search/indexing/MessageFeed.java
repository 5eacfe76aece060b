package dev.confab.search.indexing;

import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.search.index.IndexName;
import dev.confab.search.index.MessageDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * {@code chat-events} to messages. An edit says what a message says now, but not who sent it and
 * when, which never changes: that comes from the message itself, which the same poll has brought or
 * the index has already, since it is before the edit in the log.
 */
public final class MessageFeed extends Feed {
  private final TopicCodec<ChatEvent> codec;
  private final Function<Set<String>, Map<String, MessageDocument>> stored;

  /**
   * Reads events by a codec.
   *
   * @param stored {@link dev.confab.search.index.StoredMessages#find}
   */
  public MessageFeed(
      TopicCodec<ChatEvent> codec, Function<Set<String>, Map<String, MessageDocument>> stored) {
    super("search-indexer", Topics.CHAT_EVENTS.name(), IndexName.MESSAGES);
    this.codec = codec;
    this.stored = stored;
  }

  /** Something that became of a message, and the record that says so. */
  private record Told(ConsumerRecord<byte[], byte[]> source, MessageChange change) {}

  @Override
  Intake<Found> read(ConsumerRecords<byte[], byte[]> records) {
    Intake<Told> told =
        Intake.read(
            records,
            record ->
                MessageChange.of(codec.decode(record.value()))
                    .map(change -> new Told(record, change)));
    Map<String, MessageDocument> newest = new HashMap<>(edited(told.items()));
    List<Found> found = new ArrayList<>();
    for (Told item : told.items()) {
      item.change()
          .apply(newest.get(item.change().documentId()))
          .ifPresent(
              document -> {
                newest.merge(document.documentId(), document, MessageFeed::newer);
                found.add(new Found(item.source(), document));
              });
    }
    return new Intake<>(found, told.next(), told.stops());
  }

  /** Messages that are edited here and were posted before. */
  private Map<String, MessageDocument> edited(List<Told> items) {
    Set<String> posted = new HashSet<>();
    Set<String> asked = new HashSet<>();
    for (Told item : items) {
      String id = item.change().documentId();
      switch (item.change()) {
        case MessageChange.Posted _ -> posted.add(id);
        case MessageChange.Edited _ -> {
          if (!posted.contains(id)) {
            asked.add(id);
          }
        }
        case MessageChange.Gone _ -> {}
      }
    }
    return asked.isEmpty() ? Map.of() : stored.apply(asked);
  }

  private static MessageDocument newer(MessageDocument one, MessageDocument other) {
    return other.version() > one.version() ? other : one;
  }
}
