package dev.confab.processors.view;

import dev.confab.processors.runtime.PoisonedRecordException;
import dev.confab.processors.view.ByUserRecord.Invited;
import dev.confab.processors.view.ByUserRecord.Mark;
import dev.confab.processors.view.ByUserRecord.Membership;
import dev.confab.processors.view.ByUserRecord.OfUser;
import dev.confab.processors.view.ByUserRecord.Uninvited;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatInfoEvent;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.MembershipEvent;
import dev.confab.schemas.chat.MessageEvent;
import dev.confab.schemas.chat.RoleEvent;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first stage of user-chats: tells the users' partitions of changes of membership and of
 * invitations, and, when it has advanced, how far it has come (see {@link Mark}).
 *
 * <p>It keeps no state. What it has told but not yet marked when it stops is found again at the
 * next start: records behind the committed offset are read again, those before it have been told
 * for certain, so the committed offset itself is the first mark. A partition without records or
 * commits needs none: nobody has seen a record of it.
 */
final class MembershipProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private static final Logger log = LoggerFactory.getLogger(MembershipProcessor.class);

  /** What a new session waits for at worst; each mark is one record per partition. */
  static final Duration MARK_INTERVAL = Duration.ofMillis(100);

  private final TopicCodec<ChatEvent> codec;
  private final CommittedOffsets committed;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable CompletableFuture<OptionalLong> asked;
  private int partition;
  private long next;
  private long marked;

  MembershipProcessor(TopicCodec<ChatEvent> codec, CommittedOffsets committed) {
    this.codec = codec;
    this.committed = committed;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> taskContext) {
    context = taskContext;
    partition = taskContext.taskId().partition();
    asked = committed.of(partition).toCompletableFuture();
    taskContext.schedule(MARK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::mark);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (context == null) {
      throw new IllegalStateException("records come after init");
    }
    RecordMetadata origin = context.recordMetadata().orElseThrow();
    OfUser change;
    try {
      change = changeIn(record.value());
    } catch (UnknownRecordTypeException | MalformedRecordException e) {
      throw new PoisonedRecordException(origin, e);
    }
    if (change != null) {
      context.forward(new Record<>(change.key(), change.value(), record.timestamp()));
    }
    next = Math.max(next, origin.offset() + 1);
  }

  private void mark(long now) {
    takeCommitted();
    if (context != null && next > marked) {
      Mark mark = new Mark(partition, next);
      context.forward(new Record<>(mark.key(), mark.value(), now));
      marked = next;
    }
  }

  /** The answer comes from another thread; until it is there, records alone advance the mark. */
  private void takeCommitted() {
    if (asked == null || !asked.isDone()) {
      return;
    }
    if (asked.isCompletedExceptionally()) {
      log.atWarn()
          .addKeyValue("partition", partition)
          .setCause(asked.exceptionNow())
          .log("committed offset not known yet");
      asked = committed.of(partition).toCompletableFuture();
      return;
    }
    next = Math.max(next, asked.join().orElse(0));
    asked = null;
  }

  private @Nullable OfUser changeIn(byte @Nullable [] value) {
    if (value == null) {
      throw new MalformedRecordException("a chat event has no value");
    }
    return changeBy(codec.decode(value));
  }

  /** What an event changes of one user; null: nothing. */
  static @Nullable OfUser changeBy(ChatEvent event) {
    return switch (event) {
      case MemberUnbanned _ -> null;
      case MembershipEvent e when e.begins() || e.ends() ->
          new Membership(e.userId(), e.chatId(), e.seq(), e.begins());
      case MembershipEvent e -> new Uninvited(e.userId(), e.chatId(), e.seq());
      case MemberInvited e ->
          new Invited(e.userId(), e.chatId(), e.seq(), e.actor(), e.at(), e.expiresAt());
      case InvitationDeclined e -> new Uninvited(e.actor(), e.chatId(), e.seq());
      case InvitationRevoked e -> new Uninvited(e.userId(), e.chatId(), e.seq());
      case InvitationExpired e -> new Uninvited(e.userId(), e.chatId(), e.seq());
      case ChatInfoEvent _, RoleEvent _, InviteLinkCreated _, InviteLinkRevoked _, MessageEvent _ ->
          null;
    };
  }
}
