package dev.confab.processors.view;

import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.InvitationEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.RoleEvent;
import dev.confab.schemas.codec.TopicCodec;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies chat events to the rows of the timeline. The head knows the last event applied to the
 * chat, and the chat takes newer ones only, so events may be applied again from any earlier place.
 *
 * <p>The head is put after the other rows of an event: rows reach the changelog in the order in
 * which they were last put, so a crash may leave a row ahead of its head, which readers can see,
 * but no head ahead of its rows. Rows that are ahead then meet events again that they know: those
 * that an event changes, instead of saying all of them, have a version of their own.
 */
final class Timeline {
  private static final Logger log = LoggerFactory.getLogger(Timeline.class);

  private final KeyValueStore<byte[], byte[]> rows;
  private final RecentChanges changes;
  private final MessageChanges messages;
  private final MemberChanges members;
  private final InvitationChanges invitations;

  Timeline(KeyValueStore<byte[], byte[]> rows, TopicCodec<ChatEvent> codec) {
    this.rows = rows;
    this.changes = new RecentChanges(rows, codec);
    this.messages = new MessageChanges(rows, changes);
    this.members = new MemberChanges(rows);
    this.invitations = new InvitationChanges(rows);
  }

  /** Applies an event, given with its bytes as they are in the topic. */
  void apply(ChatEvent event, byte[] value) {
    byte[] headKey = TimelineKeys.head(event.chatId());
    byte[] headBytes = rows.get(headKey);
    HeadRow head = headBytes == null ? null : HeadRow.fromBytes(headBytes);
    long lastSeq = head == null ? 0 : head.seq();
    if (event.seq() <= lastSeq) {
      return;
    }
    checkDense(event, lastSeq);
    changes.keep(event, value);
    messages.apply(event);
    members.apply(event);
    invitations.apply(event);
    HeadRow next = nextHead(head, event);
    if (next != null) {
      rows.put(headKey, next.toBytes());
    }
  }

  private static @Nullable HeadRow nextHead(@Nullable HeadRow head, ChatEvent event) {
    if (head == null) {
      return event instanceof ChatCreated created ? HeadRow.of(created) : null;
    }
    return switch (event) {
      case MessagePosted e -> head.withMessage(e, e.no());
      case MemberAdded e -> head.withMember(e);
      case MemberJoined e -> head.withMembers(e, 1);
      case MemberLeft _, MemberRemoved _ -> head.withMembers(event, -1);
      case MemberBanned e -> head.withMembers(e, e.wasMember() ? -1 : 0);
      case ChatEdited e -> head.edited(e);
      case ChatSettingsChanged e -> head.withSettings(e);
      case ChatCreated _,
          MemberUnbanned _,
          InvitationEvent _,
          RoleEvent _,
          MessageEdited _,
          MessageDeleted _,
          MessageRecalled _,
          ReactionAdded _,
          ReactionRemoved _,
          MessagePinned _,
          MessageUnpinned _ ->
          head.after(event);
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
