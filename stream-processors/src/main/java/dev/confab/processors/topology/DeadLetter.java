package dev.confab.processors.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A command that cannot be read, with the reason and the place it came from. */
final class DeadLetter {
  static final String REASON = "reason";
  static final String SOURCE_TOPIC = "sourceTopic";
  static final String SOURCE_PARTITION = "sourcePartition";
  static final String SOURCE_OFFSET = "sourceOffset";

  private DeadLetter() {}

  static Record<byte[], byte[]> of(
      Record<byte[], byte[]> command, RecordMetadata place, RuntimeException reason) {
    Headers headers = new RecordHeaders(command.headers());
    headers.add(REASON, utf8(String.valueOf(reason.getMessage())));
    headers.add(SOURCE_TOPIC, utf8(place.topic()));
    headers.add(SOURCE_PARTITION, utf8(Integer.toString(place.partition())));
    headers.add(SOURCE_OFFSET, utf8(Long.toString(place.offset())));
    return command.withHeaders(headers);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
