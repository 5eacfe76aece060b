package dev.confab.ops.bench.many;

import dev.confab.ops.up.Addresses;
import dev.confab.platform.kafka.Tail;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.RegistryClient;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads {@code chat-events} from its end, as a gateway does, and writes down what belongs to the
 * crowd's chats.
 */
final class LogTail implements AutoCloseable {
  private final RegistryClient registry;
  private final Tail tail;

  private LogTail(RegistryClient registry, Tail tail) {
    this.registry = registry;
    this.tail = tail;
  }

  /** Starts; what is committed after this returns will be in the book. */
  static LogTail start(Addresses at, ChatNumbers chats, LogBook book) {
    RegistryClient registry = new RegistryClient(at.registryUrl());
    TopicCodec<ChatEvent> codec = Topics.CHAT_EVENTS.codec(registry);
    Tail tail =
        Tail.fromEnd(
            "bench-log",
            at.bootstrap(),
            Topics.CHAT_EVENTS.name(),
            record -> take(record, codec, chats, book));
    return new LogTail(registry, tail);
  }

  /** Does it still read? */
  boolean isAlive() {
    return tail.isAlive();
  }

  @Override
  public void close() {
    tail.close();
    registry.close();
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record,
      TopicCodec<ChatEvent> codec,
      ChatNumbers chats,
      LogBook book) {
    long arrivedNs = System.nanoTime();
    byte[] key = record.key();
    if (key == null || key.length != Ids.BYTES || record.value() == null) {
      return;
    }
    ByteBuffer id = ByteBuffer.wrap(key);
    int chat = chats.of(id.getLong(), id.getLong());
    if (chat != ChatNumbers.NONE) {
      long seq = codec.number(record.value(), "seq").orElseThrow();
      book.take(chat, seq, record.timestamp(), arrivedNs);
    }
  }
}
