package dev.confab.processors.view;

import dev.confab.processors.view.ViewPartition.Applied;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Chat events to rows of the timeline. */
final class TimelineProcessor extends ViewProcessor {
  private final TopicCodec<ChatEvent> codec;

  TimelineProcessor(TopicCodec<ChatEvent> codec, ViewPartitions partitions) {
    super(TimelineTopology.STORE, partitions);
    this.codec = codec;
  }

  @Override
  Applied apply(
      KeyValueStore<byte[], byte[]> rows,
      byte[] key,
      byte @Nullable [] value,
      RecordMetadata origin) {
    if (value == null) {
      throw new MalformedRecordException("a chat event has no value");
    }
    ChatEvent event = codec.decode(value);
    new Timeline(rows).apply(event, value);
    long next = origin.offset() + 1;
    Positions.putIfFurther(rows, TimelineTopology.CHAT_EVENTS, next);
    return new Applied(event.chatId(), TimelineTopology.CHAT_EVENTS, next);
  }
}
