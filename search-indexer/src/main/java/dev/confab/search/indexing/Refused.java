package dev.confab.search.indexing;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A document that the index will never take.
 *
 * @param source the record that it was read from
 * @param reason what the index has against it; never holds the text
 */
record Refused(ConsumerRecord<byte[], byte[]> source, String reason) {}
