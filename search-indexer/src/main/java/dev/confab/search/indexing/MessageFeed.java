package dev.confab.search.indexing;

import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.search.index.IndexName;
import dev.confab.search.index.MessageDocument;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** {@code chat-events} to messages: each event brings one document, or none. */
public final class MessageFeed extends Feed {
  private final TopicCodec<ChatEvent> codec;

  /** Reads events by a codec. */
  public MessageFeed(TopicCodec<ChatEvent> codec) {
    super("search-indexer", Topics.CHAT_EVENTS.name(), IndexName.MESSAGES);
    this.codec = codec;
  }

  @Override
  Intake<Found> read(ConsumerRecords<byte[], byte[]> records) {
    return Intake.read(records, this::found);
  }

  private Optional<Found> found(ConsumerRecord<byte[], byte[]> record) {
    return document(codec.decode(record.value())).map(document -> new Found(record, document));
  }

  private static Optional<MessageDocument> document(ChatEvent event) {
    return switch (event) {
      case MessagePosted message -> MessageDocument.of(message);
      case ChatCreated _, MemberAdded _, MemberJoined _, MemberLeft _, MemberRemoved _ ->
          Optional.empty();
    };
  }
}
