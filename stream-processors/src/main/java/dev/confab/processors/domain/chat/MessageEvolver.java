package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePosted;
import java.util.UUID;

/** Folds what became of messages. Every method returns the head as it is then. */
final class MessageEvolver {
  private MessageEvolver() {}

  static Head posted(MessagePosted event, Head head, ChatRows rows) {
    UUID chatId = event.chatId();
    rows.putMessage(chatId, event.seq(), MessageRow.posted(event));
    if (head.settings().slowModeSeconds() > 0 && event.imported() == null) {
      MemberRow author = rows.member(chatId, event.actor());
      if (author != null) {
        rows.putMember(chatId, event.actor(), author.posted(event.at()));
      }
    }
    return head.withLastNo(event.no());
  }

  static Head edited(MessageEdited event, Head head, ChatRows rows) {
    MessageRow row = message(event.chatId(), event.messageSeq(), rows);
    rows.putMessage(event.chatId(), event.messageSeq(), row.edited());
    return head;
  }

  /** Who reacted stays: there may be many, and nobody reacts to what is gone. */
  static Head gone(UUID chatId, long messageSeq, Head head, ChatRows rows) {
    MessageRow row = message(chatId, messageSeq, rows);
    rows.putMessage(chatId, messageSeq, row.removed());
    rows.reactions().putReactions(chatId, messageSeq, ReactionsRow.NONE);
    return row.pinned() ? head.withPins(-1) : head;
  }

  static Head reacted(
      ChatEvent event, long messageSeq, String reaction, int more, Head head, ChatRows rows) {
    UUID chatId = event.chatId();
    ReactionRows reactions = rows.reactions();
    reactions.putReactions(
        chatId, messageSeq, reactions.reactions(chatId, messageSeq).with(reaction, more));
    reactions.putReactionsOf(
        chatId,
        messageSeq,
        event.actor(),
        reactions.reactionsOf(chatId, messageSeq, event.actor()).with(reaction, more));
    return head;
  }

  static Head pinned(UUID chatId, long messageSeq, boolean now, Head head, ChatRows rows) {
    MessageRow row = message(chatId, messageSeq, rows);
    rows.putMessage(chatId, messageSeq, row.pinned(now));
    return head.withPins(now ? 1 : -1);
  }

  private static MessageRow message(UUID chatId, long seq, ChatRows rows) {
    MessageRow row = rows.message(chatId, seq);
    if (row == null) {
      throw new IllegalStateException("there is no message " + seq);
    }
    return row;
  }
}
