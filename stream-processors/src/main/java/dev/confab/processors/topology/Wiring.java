package dev.confab.processors.topology;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/** Adds nodes over bytes to a topology; every node has a name. */
final class Wiring {
  private final Topology topology;

  private Wiring(Topology topology) {
    this.topology = topology;
  }

  static Wiring of(Topology topology) {
    return new Wiring(topology);
  }

  Wiring source(String name, String topic) {
    topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
    return this;
  }

  Wiring processor(
      String name, ProcessorSupplier<byte[], byte[], byte[], byte[]> processor, String... parents) {
    topology.addProcessor(name, processor, parents);
    return this;
  }

  /** The one store of a sub-topology: RocksDB, with a changelog, without a cache in front. */
  Wiring store(String name, String processor) {
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled()
            .withLoggingEnabled(
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT,
                    TopicConfig.SEGMENT_BYTES_CONFIG,
                    Integer.toString(64 * 1024 * 1024))),
        processor);
    return this;
  }

  Wiring sink(String name, String topic, String... parents) {
    topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parents);
    return this;
  }

  Wiring sink(
      String name, String topic, StreamPartitioner<byte[], byte[]> partitioner, String... parents) {
    topology.addSink(
        name, topic, new ByteArraySerializer(), new ByteArraySerializer(), partitioner, parents);
    return this;
  }
}
