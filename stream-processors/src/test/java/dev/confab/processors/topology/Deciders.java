package dev.confab.processors.topology;

import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.CommandHeaders;
import dev.confab.schemas.catalogue.InboxAddress;
import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The decision topologies in a test driver. */
final class Deciders implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final InboxAddress INBOX = new InboxAddress(0, 42);

  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final TopologyTestDriver driver;

  Deciders() {
    this(ids -> DecisionTopology.build(ids, () -> true));
  }

  Deciders(Function<InMemorySchemaIds, Topology> topology) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    this.driver = new TopologyTestDriver(topology.apply(ids), settings, START);
  }

  /** Sends a command that asks for its outcome. */
  <C> UUID send(Topic<C> topic, UUID key, C command) {
    return send(topic, Ids.bytes(key), command);
  }

  <C> UUID send(Topic<C> topic, byte[] key, C command) {
    UUID commandId = UUID.nameUUIDFromBytes(topic.codec(ids).encode(command));
    RecordHeaders headers = new RecordHeaders();
    headers.add(CommandHeaders.COMMAND_ID, Ids.bytes(commandId));
    headers.add(CommandHeaders.REPLY_TO, INBOX.bytes());
    headers.add(
        CommandHeaders.TRACE_PARENT, "trace".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    pipe(topic.name(), key, topic.codec(ids).encode(command), headers);
    return commandId;
  }

  void pipe(String topic, byte[] key, byte[] value, RecordHeaders headers) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers, START));
  }

  /** Values written to a topic since the last call; a tombstone is null. */
  <T> List<T> written(Topic<T> topic) {
    return records(topic.name()).stream()
        .map(r -> r.value() == null ? null : topic.codec(ids).decode(r.value()))
        .toList();
  }

  List<Outcome> outcomes() {
    return written(Topics.NODE_INBOX);
  }

  List<TestRecord<byte[], byte[]>> records(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  void passes(Duration time) {
    driver.advanceWallClockTime(time);
  }

  @Override
  public void close() {
    driver.close();
  }
}
