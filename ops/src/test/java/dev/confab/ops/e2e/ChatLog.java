package dev.confab.ops.e2e;

import dev.confab.platform.config.Settings;
import dev.confab.platform.kafka.Clients;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.RegistryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The system of record, read by a plain consumer: what was committed, chat by chat. */
record ChatLog(Map<UUID, List<ChatEvent>> chats) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Reads all of {@code chat-events} up to what is there now. */
  static ChatLog read(Settings settings) {
    try (RegistryClient ids = new RegistryClient(settings.httpUrl("CONFAB_REGISTRY_URL"));
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                Clients.tail(settings.text("CONFAB_KAFKA_BOOTSTRAP")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      return read(consumer, Topics.CHAT_EVENTS.codec(ids));
    }
  }

  /** What somebody may see of a chat: everything from each of their entries to the next exit. */
  List<ChatEvent> visible(UUID chat, UUID user) {
    List<ChatEvent> visible = new ArrayList<>();
    boolean member = false;
    for (ChatEvent event : chats.getOrDefault(chat, List.of())) {
      member |= begins(event, user);
      if (member) {
        visible.add(event);
      }
      member &= !ends(event, user);
    }
    return visible;
  }

  private static ChatLog read(KafkaConsumer<byte[], byte[]> consumer, TopicCodec<ChatEvent> codec) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.CHAT_EVENTS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<UUID, List<ChatEvent>> chats = new HashMap<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the log could not be read to its end in time");
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        ChatEvent event = codec.decode(record.value());
        chats.computeIfAbsent(event.chatId(), _ -> new ArrayList<>()).add(event);
      }
    }
    return new ChatLog(chats);
  }

  private static boolean begins(ChatEvent event, UUID user) {
    return event instanceof MemberAdded added && added.userId().equals(user)
        || event instanceof MemberJoined joined && joined.actor().equals(user);
  }

  private static boolean ends(ChatEvent event, UUID user) {
    return event instanceof MemberRemoved removed && removed.userId().equals(user)
        || event instanceof MemberBanned banned && banned.userId().equals(user)
        || event instanceof MemberLeft left && left.actor().equals(user);
  }
}
