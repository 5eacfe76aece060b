package dev.confab.search.indexing;

import dev.confab.search.index.IndexName;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** What an indexer follows, what it makes of it, and where that goes. */
public abstract sealed class Feed permits MessageFeed, ViewFeed {
  private final String component;
  private final String topic;
  private final IndexName index;

  Feed(String component, String topic, IndexName index) {
    this.component = component;
    this.topic = topic;
    this.index = index;
  }

  /** Name of the indexer in health, threads and dead letters. */
  public String component() {
    return component;
  }

  /** The consumer group of its indexers. */
  public String group() {
    return "confab-" + component;
  }

  /** The index that is filled. */
  public IndexName index() {
    return index;
  }

  String topic() {
    return topic;
  }

  /**
   * Makes documents of records.
   *
   * @throws dev.confab.schemas.codec.RegistryException if a schema cannot be had now
   * @throws dev.confab.platform.query.ViewUnavailableException if a view cannot be asked now
   */
  abstract Intake<Found> read(ConsumerRecords<byte[], byte[]> records);
}
