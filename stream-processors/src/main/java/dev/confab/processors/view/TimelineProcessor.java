package dev.confab.processors.view;

import dev.confab.processors.view.ViewPartition.Applied;
import dev.confab.schemas.catalogue.MarkKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.mark.MarksAdvanced;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Chat events and marks to rows of the timeline; marks that are new are told. */
final class TimelineProcessor extends ViewProcessor {
  private final Codecs codecs;

  /** Codecs of what the view reads and writes; made once, since they resolve schema ids. */
  record Codecs(
      TopicCodec<ChatEvent> events,
      TopicCodec<AdvanceMarks> wishes,
      TopicCodec<MarksAdvanced> marks) {
    static Codecs of(SchemaIds ids) {
      return new Codecs(
          Topics.CHAT_EVENTS.codec(ids),
          Topics.CHAT_MARK_COMMANDS.codec(ids),
          Topics.CHAT_MARKS.codec(ids));
    }
  }

  TimelineProcessor(Codecs codecs, ViewPartitions partitions) {
    super(TimelineTopology.STORE, partitions);
    this.codecs = codecs;
  }

  @Override
  Applied apply(
      KeyValueStore<byte[], byte[]> rows,
      byte[] key,
      byte @Nullable [] value,
      RecordMetadata origin) {
    int source = TimelineTopology.sourceOf(origin.topic());
    long next = origin.offset() + 1;
    boolean again = Positions.at(rows, source) >= next;
    Applied applied =
        switch (source) {
          case TimelineTopology.CHAT_EVENTS -> {
            byte[] present = present(value, origin);
            ChatEvent event = codecs.events().decode(present);
            new Timeline(rows, codecs.events()).apply(event, present);
            yield new Applied(event.chatId(), source, next);
          }
          case TimelineTopology.MARK_COMMANDS -> {
            AdvanceMarks wish = codecs.wishes().decode(present(value, origin));
            MarksAdvanced told = new MarkChanges(rows).apply(wish, again);
            yield telling(new Applied(wish.chatId(), source, next), told);
          }
          default -> {
            if (value != null) {
              new MarkChanges(rows).apply(codecs.marks().decode(value));
            }
            yield new Applied(MarkKey.fromBytes(key).chatId(), source, next);
          }
        };
    if (!again) {
      Positions.put(rows, source, next);
    }
    return applied;
  }

  private static byte[] present(byte @Nullable [] value, RecordMetadata origin) {
    if (value == null) {
      throw new MalformedRecordException("a record of " + origin.topic() + " has no value");
    }
    return value;
  }

  private Applied telling(Applied applied, @Nullable MarksAdvanced told) {
    return told == null
        ? applied
        : applied.telling(
            new MarkKey(told.chatId(), told.userId()).bytes(), codecs.marks().encode(told));
  }
}
