package dev.confab.search.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.search.Events;
import dev.confab.search.index.MessageDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class MessageFeedTest {
  private static final TopicPartition P0 = new TopicPartition(Topics.CHAT_EVENTS.name(), 0);

  private final TopicCodec<ChatEvent> codec = Topics.CHAT_EVENTS.codec(new InMemorySchemaIds());
  private final Map<String, MessageDocument> index = new HashMap<>();
  private final List<Set<String>> asked = new ArrayList<>();
  private final MessageFeed feed = new MessageFeed(codec, this::stored);

  @Test
  void an_edit_changes_what_is_found_whether_its_message_came_before_or_with_it() {
    deliver(Events.message(2, "one"), Events.message(3, "two"), Events.edited(4, 3, "three"));
    deliver(Events.edited(5, 2, "four"), Events.edited(6, 2, "five"));

    assertThat(texts()).containsOnly("five", "three");
    assertThat(index.get(id(2)).sentAt()).isEqualTo(Events.NOON);
    assertThat(asked).containsExactly(Set.of(id(2)));
  }

  @Test
  void what_is_deleted_or_recalled_is_not_found_again_by_any_replay() {
    List<ChatEvent> log =
        List.of(
            Events.message(2, "one"),
            Events.message(3, "two"),
            Events.edited(4, 2, "three"),
            Events.deleted(5, 2),
            Events.recalled(6, 3));
    log.forEach(this::deliver);

    log.forEach(this::deliver);
    log.reversed().forEach(this::deliver);

    assertThat(texts()).isEmpty();
    assertThat(index.values()).allMatch(MessageDocument::isGone);
    assertThat(index).hasSize(2);
  }

  @Test
  void what_changes_no_text_changes_no_document_and_asks_nothing() {
    deliver(Events.message(2, "one"));

    assertThat(feed.read(records(List.of(Events.reaction(3, 2), Events.joined(4)))).items())
        .isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void an_edit_of_a_message_that_the_index_refused_brings_no_half_of_one() {
    deliver(Events.edited(4, 2, "three"));

    assertThat(index).isEmpty();
  }

  @Test
  void any_prefix_replayed_from_anywhere_with_late_writes_ends_as_one_pass() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      List<ChatEvent> log = log(random);
      index.clear();
      log.forEach(this::deliver);
      Map<String, MessageDocument> once = Map.copyOf(index);

      index.clear();
      stumble(log, random);

      assertThat(index).describedAs("seed %d", seed).isEqualTo(once);
    }
  }

  /** Polls of any size, going back at times; some writes come again, much later. */
  private void stumble(List<ChatEvent> log, Random random) {
    List<Found> late = new ArrayList<>();
    int next = 0;
    while (next < log.size()) {
      int end = Math.min(log.size(), next + 1 + random.nextInt(8));
      List<Found> found = feed.read(records(log.subList(next, end))).items();
      found.forEach(this::write);
      late.addAll(found);
      if (random.nextInt(3) == 0) {
        write(late.get(random.nextInt(late.size())));
      }
      next = random.nextInt(4) == 0 ? random.nextInt(end + 1) : end;
    }
    late.forEach(this::write);
  }

  private static List<ChatEvent> log(Random random) {
    List<ChatEvent> log = new ArrayList<>();
    List<Long> present = new ArrayList<>();
    log.add(Events.message(1, "first"));
    present.add(1L);
    for (long seq = 2; seq <= 40; seq++) {
      int what = present.isEmpty() ? 0 : random.nextInt(6);
      Long target = present.isEmpty() ? null : present.get(random.nextInt(present.size()));
      switch (what) {
        case 0, 1 -> {
          log.add(Events.message(seq, "said at " + seq));
          present.add(seq);
        }
        case 2, 3 -> log.add(Events.edited(seq, target, "edited at " + seq));
        case 4 -> log.add(Events.reaction(seq, target));
        default -> {
          present.remove(target);
          log.add(
              random.nextBoolean() ? Events.deleted(seq, target) : Events.recalled(seq, target));
        }
      }
    }
    return log;
  }

  private void deliver(ChatEvent... events) {
    feed.read(records(List.of(events))).items().forEach(this::write);
  }

  /** As Elasticsearch does with versions given from outside. */
  private void write(Found found) {
    MessageDocument document = (MessageDocument) found.document();
    index.merge(
        document.documentId(),
        document,
        (before, after) -> after.version() > before.version() ? after : before);
  }

  private Map<String, MessageDocument> stored(Set<String> ids) {
    asked.add(ids);
    Map<String, MessageDocument> found = new HashMap<>(index);
    found.keySet().retainAll(ids);
    return found;
  }

  private Set<String> texts() {
    Set<String> texts = new TreeSet<>();
    index.values().stream().filter(d -> !d.isGone()).forEach(d -> texts.add(d.text()));
    return texts;
  }

  private static String id(long seq) {
    return MessageDocument.documentId(Events.CHAT, seq);
  }

  private ConsumerRecords<byte[], byte[]> records(List<ChatEvent> events) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (ChatEvent event : events) {
      records.add(
          new ConsumerRecord<>(P0.topic(), 0, event.seq(), new byte[16], codec.encode(event)));
    }
    return new ConsumerRecords<>(
        Map.of(P0, records), Map.of(P0, new OffsetAndMetadata(records.size())));
  }
}
