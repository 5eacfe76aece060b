package dev.confab.search.indexing;

import dev.confab.search.index.Document;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A document to write.
 *
 * @param source the record that it was read from
 * @param document what the index shall keep
 */
record Found(ConsumerRecord<byte[], byte[]> source, Document document) {
  /** Names, numbers and punctuation of a bulk line beside the record. */
  private static final int LINE_OVERHEAD_BYTES = 256;

  /** About how much it adds to a request. */
  int bytes() {
    return source.serializedValueSize() + LINE_OVERHEAD_BYTES;
  }
}
