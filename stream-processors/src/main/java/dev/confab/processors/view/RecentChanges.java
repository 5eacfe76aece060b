package dev.confab.processors.view;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.codec.TopicCodec;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The newest events of a chat as they are in the topic, for those who catch up. */
final class RecentChanges {
  /** The newest changes kept per chat; the protocol promises as many for {@code fill}. */
  static final int KEPT = 1_000;

  private final KeyValueStore<byte[], byte[]> rows;
  private final TopicCodec<ChatEvent> codec;

  RecentChanges(KeyValueStore<byte[], byte[]> rows, TopicCodec<ChatEvent> codec) {
    this.rows = rows;
    this.codec = codec;
  }

  void keep(ChatEvent event, byte[] value) {
    long seq = event.seq();
    rows.put(TimelineKeys.change(event.chatId(), seq), value);
    if (seq > KEPT) {
      // Not `delete`, which reads the old row first, from the disk: two thirds of a view's time.
      rows.put(TimelineKeys.change(event.chatId(), seq - KEPT), null);
    }
  }

  /** Takes what was said out of a change, if it is still here: its message is gone. */
  void empty(UUID chatId, long seq) {
    byte[] key = TimelineKeys.change(chatId, seq);
    byte[] value = rows.get(key);
    ChatEvent emptied = value == null ? null : emptied(codec.decode(value));
    if (emptied != null) {
      rows.put(key, codec.encode(emptied));
    }
  }

  private static @Nullable ChatEvent emptied(ChatEvent event) {
    if (event instanceof MessagePosted e) {
      return new MessagePosted(
          e.chatId(),
          e.seq(),
          e.no(),
          e.actor(),
          e.at(),
          e.sentAt(),
          e.cause(),
          null,
          null,
          e.replyTo(),
          e.threadRoot(),
          null,
          null,
          e.imported());
    }
    return event instanceof MessageEdited e
        ? new MessageEdited(
            e.chatId(), e.seq(), e.actor(), e.at(), e.cause(), e.messageSeq(), null, null, null)
        : null;
  }
}
