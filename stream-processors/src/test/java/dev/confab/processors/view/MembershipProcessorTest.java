package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.view.ByUserRecord.Mark;
import dev.confab.processors.view.ByUserRecord.Membership;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.io.File;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class MembershipProcessorTest {
  private static final TopicCodec<ChatEvent> CODEC =
      Topics.CHAT_EVENTS.codec(new InMemorySchemaIds());
  private static final UUID CHAT = new UUID(1, 2);
  private static final int PARTITION = 3;

  private final ChatLog chat = new ChatLog(CHAT, Users.ANNA);
  private MockProcessorContext<byte[], byte[]> context;
  private MembershipProcessor processor;

  @Test
  void memberships_are_told_and_then_marked() {
    start(committed(OptionalLong.empty()));
    deliver(10, chat.created(true));
    deliver(11, chat.added(Users.ANNA, Role.OWNER));
    deliver(13, chat.posted(Users.ANNA, "hello"));
    punctuate();

    assertThat(told())
        .containsExactly(new Membership(Users.ANNA, CHAT, 2, true), new Mark(PARTITION, 14));
  }

  @Test
  void nothing_new_is_marked_once_only() {
    start(committed(OptionalLong.empty()));
    deliver(10, chat.created(true));
    punctuate();
    punctuate();

    assertThat(told()).containsExactly(new Mark(PARTITION, 11));
  }

  @Test
  void a_partition_without_records_and_commits_is_not_marked() {
    start(committed(OptionalLong.empty()));
    punctuate();

    assertThat(told()).isEmpty();
  }

  /** The one before may have stopped between a record's commit and its mark. */
  @Test
  void after_a_restart_the_committed_offset_is_marked_though_no_record_comes() {
    start(committed(OptionalLong.of(14)));
    punctuate();

    assertThat(told()).containsExactly(new Mark(PARTITION, 14));
  }

  @Test
  void records_behind_the_committed_offset_advance_the_mark_further() {
    start(committed(OptionalLong.of(14)));
    deliver(14, chat.created(true));
    deliver(15, chat.added(Users.BEN, Role.OWNER));
    punctuate();

    assertThat(told())
        .containsExactly(new Membership(Users.BEN, CHAT, 2, true), new Mark(PARTITION, 16));
  }

  @Test
  void a_committed_offset_that_comes_late_takes_no_mark_back() {
    CompletableFuture<OptionalLong> answer = new CompletableFuture<>();
    start(_ -> answer);
    deliver(20, chat.created(true));
    punctuate();
    answer.complete(OptionalLong.of(20));
    punctuate();

    assertThat(told()).containsExactly(new Mark(PARTITION, 21));
  }

  @Test
  void a_committed_offset_that_could_not_be_had_is_asked_for_again() {
    CompletableFuture<OptionalLong> failed =
        CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
    var answers = List.of(failed, CompletableFuture.completedFuture(OptionalLong.of(5))).iterator();
    start(_ -> answers.next());
    punctuate();
    punctuate();

    assertThat(told()).containsExactly(new Mark(PARTITION, 5));
  }

  @Test
  void marks_go_to_every_partition_and_memberships_to_the_users() {
    ByUserPartitioner partitioner = new ByUserPartitioner();
    Mark mark = new Mark(PARTITION, 14);
    Membership membership = new Membership(Users.BEN, CHAT, 2, true);

    assertThat(partitioner.partitions("t", mark.key(), mark.value(), 4).orElseThrow())
        .containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(partitioner.partitions("t", membership.key(), membership.value(), 4).orElseThrow())
        .containsExactly(dev.confab.schemas.catalogue.Partitioning.partitionOf(Users.BEN, 4));
  }

  private void start(CommittedOffsets committed) {
    context = new MockProcessorContext<>(new Properties(), new TaskId(0, PARTITION), new File("."));
    processor = new MembershipProcessor(CODEC, committed);
    processor.init(context);
  }

  private static CommittedOffsets committed(OptionalLong offset) {
    return _ -> CompletableFuture.completedFuture(offset);
  }

  private void deliver(long offset, ChatEvent event) {
    context.setRecordMetadata(Topics.CHAT_EVENTS.name(), PARTITION, offset);
    processor.process(new Record<>(Ids.bytes(event.chatId()), CODEC.encode(event), 0));
  }

  private void punctuate() {
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(0);
  }

  private List<ByUserRecord> told() {
    return context.forwarded().stream()
        .map(forward -> ByUserRecord.fromBytes(forward.record().value()))
        .toList();
  }
}
