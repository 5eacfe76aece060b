package dev.confab.processors.topology;

import dev.confab.schemas.catalogue.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A command that cannot be read, with the reason and the place it came from. */
final class DeadLetter {
  private static final String COMPONENT = "deciders";

  private DeadLetter() {}

  static Record<byte[], byte[]> of(
      Record<byte[], byte[]> command, RecordMetadata place, RuntimeException reason) {
    Headers headers = new RecordHeaders(command.headers());
    headers.add(DeadLetterHeaders.COMPONENT, utf8(COMPONENT));
    headers.add(DeadLetterHeaders.REASON, utf8(String.valueOf(reason.getMessage())));
    headers.add(DeadLetterHeaders.TOPIC, utf8(place.topic()));
    headers.add(DeadLetterHeaders.PARTITION, utf8(Integer.toString(place.partition())));
    headers.add(DeadLetterHeaders.OFFSET, utf8(Long.toString(place.offset())));
    return command.withHeaders(headers);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
