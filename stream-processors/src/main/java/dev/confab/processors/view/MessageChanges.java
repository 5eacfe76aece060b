package dev.confab.processors.view;

import dev.confab.platform.query.MessageState;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatInfoEvent;
import dev.confab.schemas.chat.InvitationEvent;
import dev.confab.schemas.chat.MembershipEvent;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.RoleEvent;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What events change of messages. A message's row has the version; the rows that belong to it (what
 * it said before, reactions, its pin) are put before it, so they are never behind it. A message as
 * it was posted is put without a look: then the chat's head is behind it, and whatever came after
 * it comes again.
 */
final class MessageChanges {
  private static final byte[] NOTHING = new RowOut().bytes();

  private final KeyValueStore<byte[], byte[]> rows;
  private final RecentChanges changes;

  MessageChanges(KeyValueStore<byte[], byte[]> rows, RecentChanges changes) {
    this.rows = rows;
    this.changes = changes;
  }

  void apply(ChatEvent event) {
    switch (event) {
      case MessagePosted e -> posted(e);
      case MessageEdited e -> edited(e);
      case MessageDeleted e -> gone(e, e.messageSeq(), e.threadRoot(), MessageState.DELETED);
      case MessageRecalled e -> gone(e, e.messageSeq(), e.threadRoot(), MessageState.RECALLED);
      case ReactionAdded e -> reacted(e);
      case ReactionRemoved e -> unreacted(e);
      case MessagePinned e -> pinned(e);
      case MessageUnpinned e -> unpinned(e);
      case ChatInfoEvent _, MembershipEvent _, InvitationEvent _, RoleEvent _ -> {}
    }
  }

  private void posted(MessagePosted event) {
    UUID chatId = event.chatId();
    Long root = event.threadRoot();
    if (root != null) {
      rows.put(TimelineKeys.reply(chatId, root, event.seq()), NOTHING);
      change(event, root, row -> row.with(row.detail().withReplies(event.seq(), 1)));
    }
    Mentions mentions = event.mentions();
    if (mentions != null) {
      for (UUID userId : mentions.users()) {
        rows.put(TimelineKeys.mention(chatId, userId, event.no()), NOTHING);
      }
      if (mentions.everyone()) {
        rows.put(TimelineKeys.mentionAll(chatId, event.no()), NOTHING);
      }
    }
    rows.put(TimelineKeys.message(chatId, event.seq()), MessageRow.of(event).toBytes());
  }

  private void edited(MessageEdited event) {
    UUID chatId = event.chatId();
    long seq = event.messageSeq();
    MessageRow now = row(chatId, seq);
    if (now != null && now.detail().isGone()) {
      // The end of the message is known already: it is read again from an earlier place.
      changes.empty(chatId, event.seq());
    }
    change(
        event,
        seq,
        row -> {
          rows.put(
              TimelineKeys.version(chatId, seq, row.textSeq(seq)), VersionRow.of(row).toBytes());
          MessageContent content = event.content();
          return row.with(
              content == null ? null : content.text(),
              row.detail()
                  .edited(
                      event.seq(),
                      event.at(),
                      content == null ? List.of() : content.attachments(),
                      event.mentions()));
        });
  }

  private void gone(ChatEvent event, long seq, @Nullable Long root, MessageState state) {
    UUID chatId = event.chatId();
    if (root != null) {
      rows.delete(TimelineKeys.reply(chatId, root, seq));
      change(event, root, row -> row.with(row.detail().withReplies(event.seq(), -1)));
    }
    change(
        event,
        seq,
        row -> {
          changes.empty(chatId, seq);
          changes.empty(chatId, row.textSeq(seq));
          for (byte[] key : Scans.keys(rows, TimelineKeys.versions(chatId, seq))) {
            changes.empty(chatId, TimelineKeys.lastOf(key));
            rows.delete(key);
          }
          Scans.keys(rows, TimelineKeys.reactions(chatId, seq)).forEach(rows::delete);
          rows.delete(TimelineKeys.pin(chatId, seq));
          return row.with(null, row.detail().gone(event.seq(), state, event.at()));
        });
  }

  private void reacted(ReactionAdded event) {
    change(
        event,
        event.messageSeq(),
        row -> {
          rows.put(
              TimelineKeys.reaction(
                  event.chatId(), event.messageSeq(), event.reaction(), event.actor()),
              new ByRow(event.actor(), event.at()).toBytes());
          return row.with(row.detail().withReaction(event.seq(), event.reaction(), 1));
        });
  }

  private void unreacted(ReactionRemoved event) {
    change(
        event,
        event.messageSeq(),
        row -> {
          rows.delete(
              TimelineKeys.reaction(
                  event.chatId(), event.messageSeq(), event.reaction(), event.actor()));
          return row.with(row.detail().withReaction(event.seq(), event.reaction(), -1));
        });
  }

  private void pinned(MessagePinned event) {
    change(
        event,
        event.messageSeq(),
        row -> {
          rows.put(
              TimelineKeys.pin(event.chatId(), event.messageSeq()),
              new ByRow(event.actor(), event.at()).toBytes());
          return row.with(row.detail().withPinned(event.seq(), true));
        });
  }

  private void unpinned(MessageUnpinned event) {
    change(
        event,
        event.messageSeq(),
        row -> {
          rows.delete(TimelineKeys.pin(event.chatId(), event.messageSeq()));
          return row.with(row.detail().withPinned(event.seq(), false));
        });
  }

  /** Changes a message by an event that is newer than what it knows of. */
  private void change(ChatEvent event, long seq, Function<MessageRow, MessageRow> changed) {
    MessageRow row = row(event.chatId(), seq);
    if (row != null && event.seq() > row.version(seq)) {
      rows.put(TimelineKeys.message(event.chatId(), seq), changed.apply(row).toBytes());
    }
  }

  private @Nullable MessageRow row(UUID chatId, long seq) {
    byte[] bytes = rows.get(TimelineKeys.message(chatId, seq));
    return bytes == null ? null : MessageRow.fromBytes(bytes);
  }
}
