package dev.confab.search.indexing;

import dev.confab.search.index.MessageDocument;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A message to index.
 *
 * @param source the record that it was read from
 * @param document what the index shall keep
 */
record Found(ConsumerRecord<byte[], byte[]> source, MessageDocument document) {
  /** Names, numbers and punctuation of a bulk line beside the text. */
  private static final int LINE_OVERHEAD_BYTES = 256;

  /** About how much it adds to a request. */
  int bytes() {
    return source.serializedValueSize() + LINE_OVERHEAD_BYTES;
  }
}
