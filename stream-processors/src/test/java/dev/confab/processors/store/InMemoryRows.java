package dev.confab.processors.store;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A state store of Kafka Streams in memory, outside of any topology. */
final class InMemoryRows {
  private InMemoryRows() {}

  static KeyValueStore<Bytes, byte[]> open() {
    return Stores.inMemoryKeyValueStore("rows").get();
  }
}
