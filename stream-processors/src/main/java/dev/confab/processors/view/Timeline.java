package dev.confab.processors.view;

import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies chat events to the rows of the timeline. Every row knows the last event applied to it and
 * takes newer ones only, so events may be applied again from any earlier place.
 *
 * <p>The head is put after the other rows of an event: rows reach the changelog in the order in
 * which they were last put, so a crash may leave a row ahead of its head, which readers can see,
 * but no head ahead of its rows.
 */
final class Timeline {
  private static final Logger log = LoggerFactory.getLogger(Timeline.class);

  /** The newest changes kept per chat; the protocol promises as many for {@code fill}. */
  static final int KEPT_CHANGES = 1_000;

  private final KeyValueStore<byte[], byte[]> rows;

  Timeline(KeyValueStore<byte[], byte[]> rows) {
    this.rows = rows;
  }

  /** Applies an event, given with its bytes as they are in the topic. */
  void apply(ChatEvent event, byte[] value) {
    byte[] headKey = TimelineKeys.head(event.chatId());
    byte[] headBytes = rows.get(headKey);
    HeadRow head = headBytes == null ? null : HeadRow.fromBytes(headBytes);
    long lastSeq = head == null ? 0 : head.seq();
    checkDense(event, lastSeq);
    keepChange(event, value, lastSeq);
    applyToMessages(event);
    applyToMembers(event);
    HeadRow next = nextHead(head, event);
    if (next != null && event.seq() > lastSeq) {
      rows.put(headKey, next.toBytes());
    }
  }

  private void keepChange(ChatEvent event, byte[] value, long lastSeq) {
    long seq = event.seq();
    if (seq > lastSeq - KEPT_CHANGES) {
      rows.put(TimelineKeys.change(event.chatId(), seq), value);
    }
    if (seq > KEPT_CHANGES) {
      rows.delete(TimelineKeys.change(event.chatId(), seq - KEPT_CHANGES));
    }
  }

  private void applyToMessages(ChatEvent event) {
    switch (event) {
      case MessagePosted posted ->
          rows.put(TimelineKeys.message(posted.chatId(), posted.seq()), MessageRow.of(posted));
      default -> {}
    }
  }

  private void applyToMembers(ChatEvent event) {
    switch (event) {
      case MemberAdded e -> join(e, e.userId(), e.role(), e.at(), e.joinedNo());
      case MemberJoined e -> join(e, e.actor(), e.role(), e.at(), e.joinedNo());
      case MemberLeft e -> leave(e, e.actor());
      case MemberRemoved e -> leave(e, e.userId());
      case MessagePosted e -> {
        MemberRow row = member(e, e.actor());
        if (row != null && e.seq() > row.seq()) {
          put(e, e.actor(), row.posted(e.seq(), e.no()));
        }
      }
      default -> {}
    }
  }

  private void join(ChatEvent event, UUID userId, Role role, Instant at, long joinedNo) {
    MemberRow row = member(event, userId);
    if (row == null || event.seq() > row.seq()) {
      put(event, userId, MemberRow.joined(row, event.seq(), at, role, joinedNo));
    }
  }

  private void leave(ChatEvent event, UUID userId) {
    MemberRow row = member(event, userId);
    if (row != null && event.seq() > row.seq()) {
      put(event, userId, row.left(event.seq()));
    }
  }

  private @Nullable MemberRow member(ChatEvent event, UUID userId) {
    byte[] row = rows.get(TimelineKeys.member(event.chatId(), userId));
    return row == null ? null : MemberRow.fromBytes(row);
  }

  private void put(ChatEvent event, UUID userId, MemberRow row) {
    rows.put(TimelineKeys.member(event.chatId(), userId), row.toBytes());
  }

  private static @Nullable HeadRow nextHead(@Nullable HeadRow head, ChatEvent event) {
    if (head == null) {
      return event instanceof ChatCreated created ? HeadRow.of(created) : null;
    }
    return switch (event) {
      case ChatCreated _ -> head;
      case MemberAdded added -> head.withMember(added);
      case MemberJoined _ -> head.withMembers(event, 1);
      case MemberLeft _, MemberRemoved _ -> head.withMembers(event, -1);
      case MessagePosted posted -> head.withMessage(event, posted.no());
      default -> head.withMembers(event, 0);
    };
  }

  /** The log promises dense numbers. A hole is no reason to withhold all other chats, but a bug. */
  private static void checkDense(ChatEvent event, long lastSeq) {
    if (event.seq() > lastSeq + 1) {
      log.atError()
          .addKeyValue("chatId", event.chatId())
          .addKeyValue("seq", event.seq())
          .addKeyValue("expected", lastSeq + 1)
          .log("hole in the seqs of a chat");
    }
  }
}
