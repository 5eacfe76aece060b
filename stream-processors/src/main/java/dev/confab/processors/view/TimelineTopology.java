package dev.confab.processors.view;

import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;

/** {@code chat-events} → store {@code timeline}: heads, members, messages, recent changes. */
public final class TimelineTopology {
  /** Application id. */
  public static final String APPLICATION_ID = "confab-timeline";

  /** The number of {@code chat-events} among the sources of the view. */
  public static final int CHAT_EVENTS = 0;

  /** How many sources the view has. */
  public static final int SOURCES = 1;

  static final String STORE = "timeline";
  private static final String SOURCE = "chat-events-source";
  private static final String PROCESSOR = "timeline-processor";

  private TimelineTopology() {}

  /** The topology; its tasks lend their stores to {@code partitions}. */
  public static Topology build(SchemaIds ids, ViewPartitions partitions) {
    TopicCodec<ChatEvent> codec = Topics.CHAT_EVENTS.codec(ids);
    return new Topology()
        .addSource(
            SOURCE,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Topics.CHAT_EVENTS.name())
        .addProcessor(PROCESSOR, () -> new TimelineProcessor(codec, partitions), SOURCE)
        .addStateStore(ViewStores.builder(STORE), PROCESSOR);
  }
}
