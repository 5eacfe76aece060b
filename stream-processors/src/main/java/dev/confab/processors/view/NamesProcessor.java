package dev.confab.processors.view;

import dev.confab.processors.view.ViewPartition.Applied;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.name.NameClaimed;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.name.NameReleased;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Name events to rows of owners. */
final class NamesProcessor extends ViewProcessor {
  private final TopicCodec<NameEvent> codec;

  NamesProcessor(TopicCodec<NameEvent> codec, ViewPartitions partitions) {
    super(AccountsTopology.NAMES_STORE, partitions);
    this.codec = codec;
  }

  @Override
  Applied apply(
      KeyValueStore<byte[], byte[]> rows,
      byte[] key,
      byte @Nullable [] value,
      RecordMetadata origin) {
    if (value == null) {
      throw new MalformedRecordException("a name event has no value");
    }
    NameEvent event = codec.decode(value);
    UUID owner =
        switch (event) {
          case NameClaimed claimed -> claimed.owner();
          case NameReleased _ -> null;
        };
    byte[] rowKey = NameRow.key(event.nameKey());
    byte[] before = rows.get(rowKey);
    if (before == null || event.version() > NameRow.fromBytes(before).version()) {
      rows.put(rowKey, new NameRow(event.version(), owner).toBytes());
    }
    Positions.putIfFurther(rows, AccountsTopology.NAME_EVENTS, origin.offset() + 1);
    return new Applied(event.nameKey(), AccountsTopology.NAME_EVENTS, origin.offset() + 1);
  }
}
