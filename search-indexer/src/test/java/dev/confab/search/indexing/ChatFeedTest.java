package dev.confab.search.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.search.Events;
import dev.confab.search.index.ChatDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ChatFeedTest {
  private static final TopicPartition P0 = new TopicPartition(Topics.CHAT_EVENTS.name(), 0);
  private static final UUID COOKS = new UUID(0, 1);
  private static final UUID BAKERS = new UUID(0, 2);
  private static final ChatProfile PROFILE = new ChatProfile("Cooks", "Food");
  private static final String FROZEN =
      "{\"type\":\"record\",\"name\":\"ChatFrozen\",\"namespace\":\"confab.chat\",\"fields\":["
          + "{\"name\":\"seq\",\"type\":\"long\"}]}";

  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final TopicCodec<ChatEvent> codec = Topics.CHAT_EVENTS.codec(ids);
  private final List<List<ChatPosition>> asked = new ArrayList<>();
  private final ChatFeed feed = new ChatFeed(codec, this::heads);

  @Test
  void the_last_change_of_each_chat_is_asked_for_once() {
    Intake<Found> intake =
        feed.read(
            records(
                record(COOKS, created(COOKS, 1)),
                record(BAKERS, edited(BAKERS, 4)),
                record(COOKS, settings(COOKS, 9)),
                record(COOKS, edited(COOKS, 7))));

    assertThat(asked)
        .containsExactly(List.of(new ChatPosition(COOKS, 9), new ChatPosition(BAKERS, 4)));
    assertThat(intake.items())
        .extracting(Found::document)
        .containsExactly(
            new ChatDocument(COOKS, 19, "chat-1", "about it"),
            new ChatDocument(BAKERS, 14, "chat-2", "about it"));
    assertThat(intake.next()).isEqualTo(Map.of(P0, 4L));
  }

  @Test
  void what_does_not_change_how_a_chat_is_found_is_passed_over() {
    Intake<Found> intake =
        feed.read(
            records(
                record(Events.CHAT, Events.joined(2)),
                record(Events.CHAT, Events.message(3, "hello")),
                record(Events.CHAT, Events.edited(4, 3, "hi"))));

    assertThat(intake.items()).isEmpty();
    assertThat(intake.next()).isEqualTo(Map.of(P0, 3L));
    assertThat(asked).isEmpty();
  }

  @Test
  void a_type_that_this_release_does_not_know_is_followed_by_its_seq() {
    int id = ids.register("chat-events-confab.chat.ChatFrozen", FROZEN);
    byte[] value = {0, 0, 0, 0, (byte) id, 7 << 1};

    assertThat(feed.read(records(record(COOKS, value))).stops()).isEmpty();

    assertThat(asked).containsExactly(List.of(new ChatPosition(COOKS, 7)));
  }

  @Test
  void a_chat_that_nobody_may_find_is_a_mark_without_names() {
    ChatDocument mark = new ChatDocument(COOKS, 5, null, null);

    assertThat(ChatDocument.of(head(COOKS, 5, ChatType.GROUP, false, "Cooks"))).isEqualTo(mark);
    assertThat(ChatDocument.of(head(COOKS, 5, ChatType.DIRECT, true, "Cooks"))).isEqualTo(mark);
    assertThat(ChatDocument.of(head(COOKS, 5, ChatType.UNKNOWN, true, "Cooks"))).isEqualTo(mark);
    assertThat(ChatDocument.of(head(COOKS, 5, ChatType.GROUP, true, null))).isEqualTo(mark);
    assertThat(ChatDocument.of(head(COOKS, 5, ChatType.CHANNEL, true, "Cooks")))
        .isEqualTo(new ChatDocument(COOKS, 5, "Cooks", "about it"));
  }

  @Test
  void a_key_that_is_no_chat_stops_the_partition() {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(P0.topic(), 0, 0, new byte[3], codec.encode(created(COOKS, 1)));

    assertThat(feed.read(records(record)).stops()).containsOnlyKeys(P0);
  }

  /** The view is ten changes further than it is asked for. */
  private List<ChatHead> heads(List<ChatPosition> chats) {
    asked.add(List.copyOf(chats));
    return chats.stream()
        .map(
            chat ->
                head(
                    chat.chatId(),
                    chat.minSeq() + 10,
                    ChatType.GROUP,
                    true,
                    "chat-" + chat.chatId().getLeastSignificantBits()))
        .toList();
  }

  private static ChatHead head(
      UUID chatId, long seq, ChatType type, boolean open, @Nullable String name) {
    return new ChatHead(
        chatId,
        type,
        name,
        "about it",
        null,
        ChatSettings.initial(type, open),
        Events.NOON,
        Events.ALICE,
        seq,
        0,
        1,
        Events.NOON,
        null,
        null,
        0,
        0,
        0,
        null,
        null);
  }

  private static ChatEvent created(UUID chat, long seq) {
    return new ChatCreated(
        chat, seq, Events.ALICE, Events.NOON, null, ChatType.GROUP, true, PROFILE, null);
  }

  private static ChatEvent edited(UUID chat, long seq) {
    return new ChatEdited(chat, seq, Events.ALICE, Events.NOON, null, PROFILE, null);
  }

  private static ChatEvent settings(UUID chat, long seq) {
    return new ChatSettingsChanged(
        chat, seq, Events.ALICE, Events.NOON, null, ChatSettings.initial(ChatType.GROUP, false));
  }

  private ConsumerRecord<byte[], byte[]> record(UUID chat, ChatEvent event) {
    return record(chat, codec.encode(event));
  }

  private static ConsumerRecord<byte[], byte[]> record(UUID chat, byte[] value) {
    return new ConsumerRecord<>(P0.topic(), 0, 0, Ids.bytes(chat), value);
  }

  @SafeVarargs
  private static ConsumerRecords<byte[], byte[]> records(
      ConsumerRecord<byte[], byte[]>... records) {
    return new ConsumerRecords<>(
        Map.of(P0, List.of(records)), Map.of(P0, new OffsetAndMetadata(records.length)));
  }
}
