package dev.confab.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.gateway.delivery.DeliveryListener;
import dev.confab.gateway.delivery.TailingDeliverySource;
import dev.confab.ops.broker.EmbeddedBroker;
import dev.confab.ops.topics.TopicSetup;
import dev.confab.ops.up.Ports;
import dev.confab.platform.health.Health;
import dev.confab.platform.kafka.Clients;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Partitioning;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's tail against a real broker and real transactions. */
final class TailTest {
  private static final int PARTITIONS = 4;
  private static final UUID CHAT = new UUID(1, 1);
  private static final UUID ANNA = new UUID(7, 1);
  private static final Instant AT = Instant.parse("2026-01-31T10:00:00Z");

  @TempDir private Path data;
  private EmbeddedBroker broker;
  private KafkaProducer<byte[], byte[]> producer;
  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final TopicCodec<ChatEvent> codec = Topics.CHAT_EVENTS.codec(ids);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Health health = new Health();
  private final Listener listener = new Listener();
  private TailingDeliverySource source;

  private static final class Listener implements DeliveryListener {
    private final Set<UUID> wanted = ConcurrentHashMap.newKeySet();
    private final List<ChatEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public boolean wants(UUID chatId) {
      return wanted.contains(chatId);
    }

    @Override
    public void onEvent(ChatEvent event) {
      events.add(event);
    }
  }

  @BeforeEach
  void start() throws Exception {
    int port = Ports.anyFree(List.of());
    broker = EmbeddedBroker.start(data, port, Ports.anyFree(List.of(port)));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      new TopicSetup(admin, PARTITIONS, 1).createTopics();
    }
    Map<String, Object> settings = Clients.producer(broker.bootstrap());
    settings.put("transactional.id", "decider");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    source = new TailingDeliverySource(broker.bootstrap(), ids, health, metrics);
  }

  @AfterEach
  void stop() {
    source.close();
    producer.close();
    broker.close();
  }

  @Test
  void its_position_is_behind_the_last_committed_record_and_not_behind_markers() {
    commit(message(CHAT, 1), message(CHAT, 2));
    long behindLast = 2;
    for (int i = 0; i < 5; i++) {
      abort(message(CHAT, 3));
    }
    source.start(listener, () -> {});
    int partition = Partitioning.partitionOf(CHAT, PARTITIONS);
    assertThat(source.positions().of(partition)).isEqualTo(behindLast);
    assertThat(source.positions().partitions()).isEqualTo(PARTITIONS);
    assertThat(source.positions().all().values()).containsOnly(0L, behindLast);
    assertThat(health.isReady()).isTrue();
  }

  @Test
  void it_delivers_what_is_wanted_and_what_becomes_of_strangers_and_moves_past_the_rest() {
    source.start(listener, () -> {});
    listener.wanted.add(CHAT);
    UUID other = new UUID(2, 2);
    ChatEvent added = new MemberAdded(other, 2, ANNA, AT, null, ANNA, Role.MEMBER, 0);
    commit(message(CHAT, 1), message(other, 1));
    abort(message(CHAT, 2));
    ChatEvent invited = new MemberInvited(other, 3, ANNA, AT, null, new UUID(7, 2), AT);
    ChatEvent left = new MemberLeft(other, 4, ANNA, AT, null, null);
    commit(added, invited, left, message(CHAT, 2));
    await().until(() -> listener.events.size() >= 5);
    assertThat(listener.events)
        .containsExactlyInAnyOrder(message(CHAT, 1), added, invited, left, message(CHAT, 2));
    assertThat(metrics.counter("confab.gateway.tail.dropped").count()).isEqualTo(1);
  }

  @Test
  void it_skips_what_it_does_not_know_and_goes_on() {
    source.start(listener, () -> {});
    listener.wanted.add(CHAT);
    String schema =
        "{\"type\":\"record\",\"namespace\":\"dev.confab.chat\",\"name\":\"Danced\",\"fields\":[]}";
    byte[] unknown =
        ByteBuffer.allocate(5).put((byte) 0).putInt(ids.register("danced", schema)).array();
    producer.beginTransaction();
    send(CHAT, unknown);
    send(CHAT, new byte[] {1, 2, 3});
    producer.commitTransaction();
    commit(message(CHAT, 2));
    await().until(() -> !listener.events.isEmpty());
    assertThat(listener.events).containsExactly(message(CHAT, 2));
    assertThat(metrics.counter("confab.gateway.tail.skipped").count()).isEqualTo(2);
  }

  private void commit(ChatEvent... events) {
    producer.beginTransaction();
    for (ChatEvent event : events) {
      send(event.chatId(), codec.encode(event));
    }
    producer.commitTransaction();
  }

  private void abort(ChatEvent event) {
    producer.beginTransaction();
    send(event.chatId(), codec.encode(event));
    producer.flush();
    producer.abortTransaction();
  }

  private void send(UUID chat, byte[] value) {
    producer.send(new ProducerRecord<>(Topics.CHAT_EVENTS.name(), Ids.bytes(chat), value));
  }

  private static ChatEvent message(UUID chat, long seq) {
    MessageContent content = new MessageContent("message " + seq);
    return new MessagePosted(chat, seq, seq, ANNA, AT, AT, null, content, null, null, null);
  }
}
