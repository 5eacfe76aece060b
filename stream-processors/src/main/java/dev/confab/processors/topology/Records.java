package dev.confab.processors.topology;

import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.CommandHeaders;
import dev.confab.schemas.catalogue.InboxAddress;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What commands carry beside their value, and what goes on to the records that they lead to. */
final class Records {
  private Records() {}

  /** Where the outcome of a command goes, or null if nobody waits. */
  static @Nullable InboxAddress replyTo(Record<byte[], byte[]> command) {
    Header header = command.headers().lastHeader(CommandHeaders.REPLY_TO);
    if (header == null || header.value() == null) {
      return null;
    }
    try {
      return InboxAddress.fromBytes(header.value());
    } catch (IllegalArgumentException e) {
      return null; // an address that no node has: nobody waits there
    }
  }

  /** The command's id, or null if it has none. */
  static @Nullable UUID commandId(Record<byte[], byte[]> command) {
    Header header = command.headers().lastHeader(CommandHeaders.COMMAND_ID);
    return header == null || header.value() == null || header.value().length != Ids.BYTES
        ? null
        : Ids.fromBytes(header.value());
  }

  /** The headers of what a command leads to: its trace context. */
  static Headers traceOf(Record<byte[], byte[]> command) {
    Headers headers = new RecordHeaders();
    Header trace = command.headers().lastHeader(CommandHeaders.TRACE_PARENT);
    if (trace != null) {
      headers.add(trace);
    }
    return headers;
  }
}
