package dev.confab.processors.view;

import dev.confab.schemas.catalogue.Partitioning;
import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * {@code chat-events} → store {@code timeline}: heads, members, messages, recent changes. Marks
 * come by {@code chat-mark-commands} and are told by {@code chat-marks}, which is read as well:
 * wishes are kept for a week, so a view that is built anew has the older ones from there.
 */
public final class TimelineTopology {
  /** Application id. */
  public static final String APPLICATION_ID = "confab-timeline";

  /** The topics that the view reads; partitioned alike, by chat. */
  public static final List<Topic<?>> TOPICS =
      List.of(Topics.CHAT_EVENTS, Topics.CHAT_MARK_COMMANDS, Topics.CHAT_MARKS);

  /** The number of {@code chat-events} among the sources of the view. */
  public static final int CHAT_EVENTS = 0;

  static final int MARK_COMMANDS = 1;

  /** The number of {@code chat-marks} among the sources of the view. */
  public static final int CHAT_MARKS = 2;

  /** How many sources the view has. */
  public static final int SOURCES = TOPICS.size();

  static final String STORE = "timeline";
  private static final String PROCESSOR = "timeline-processor";
  private static final String SINK = "chat-marks-sink";

  private TimelineTopology() {}

  /** The topology; its tasks lend their stores to {@code partitions}. */
  public static Topology build(SchemaIds ids, ViewPartitions partitions) {
    TimelineProcessor.Codecs codecs = TimelineProcessor.Codecs.of(ids);
    Topology topology = new Topology();
    for (Topic<?> topic : TOPICS) {
      topology.addSource(
          sourceName(topic),
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer(),
          topic.name());
    }
    return topology
        .addProcessor(
            PROCESSOR,
            () -> new TimelineProcessor(codecs, partitions),
            TOPICS.stream().map(TimelineTopology::sourceName).toArray(String[]::new))
        .addStateStore(ViewStores.builder(STORE), PROCESSOR)
        .addSink(
            SINK,
            Topics.CHAT_MARKS.name(),
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            BY_CHAT,
            PROCESSOR);
  }

  /** The number of a topic among the sources. */
  static int sourceOf(String topic) {
    for (int source = 0; source < SOURCES; source++) {
      if (TOPICS.get(source).name().equals(topic)) {
        return source;
      }
    }
    throw new IllegalArgumentException("the timeline does not read " + topic);
  }

  private static final StreamPartitioner<byte[], byte[]> BY_CHAT =
      (_, key, _, partitions) -> Optional.of(Set.of(Partitioning.partitionOf(key, partitions)));

  private static String sourceName(Topic<?> topic) {
    return topic.name() + "-source";
  }
}
