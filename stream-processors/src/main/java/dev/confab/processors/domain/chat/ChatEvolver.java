package dev.confab.processors.domain.chat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Imported;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Role;
import java.util.UUID;

/** Turns events into rows: the only writer of a chat's rows, so that events alone rebuild them. */
public final class ChatEvolver {
  private ChatEvolver() {}

  /**
   * Folds one event into the rows.
   *
   * @throws IllegalStateException if it is not the chat's next event
   */
  public static void evolve(ChatEvent event, ChatRows rows) {
    rows.putHead(event.chatId(), headAfter(event, rows));
    switch (event) {
      case ChatCreated _ -> {}
      case MemberAdded added -> putMember(added, added.userId(), added.role(), rows);
      case MemberJoined joined -> putMember(joined, joined.actor(), joined.role(), rows);
      case MemberLeft left -> rows.removeMember(left.chatId(), left.actor());
      case MemberRemoved removed -> rows.removeMember(removed.chatId(), removed.userId());
      case MessagePosted posted ->
          rows.putMessage(
              posted.chatId(), posted.seq(), new MessageRow(posted.actor(), posted.sentAt()));
    }
    remember(event, rows);
  }

  private static Head headAfter(ChatEvent event, ChatRows rows) {
    Head before = rows.head(event.chatId());
    if (event instanceof ChatCreated created) {
      requireNext(created, before == null ? 0 : before.lastSeq());
      return headOf(created);
    }
    if (before == null) {
      throw new IllegalStateException("event " + event.seq() + " of a chat that was not created");
    }
    requireNext(event, before.lastSeq());
    Head next = before.after(event.seq(), event.at());
    return switch (event) {
      case ChatCreated created -> headOf(created);
      case MemberAdded _, MemberJoined _ -> next.withMembers(1);
      case MemberLeft _, MemberRemoved _ -> next.withMembers(-1);
      case MessagePosted posted -> next.withLastNo(posted.no());
    };
  }

  private static Head headOf(ChatCreated created) {
    Cause cause = created.cause();
    // Every ChatCreated has a cause; the digest of nothing matches no wish.
    Sha256 contentHash = cause != null ? cause.contentHash() : Sha256.ofParts();
    return new Head(
        created.type(),
        created.open(),
        created.actor(),
        contentHash,
        created.seq(),
        0,
        0,
        created.at());
  }

  private static void requireNext(ChatEvent event, long lastSeq) {
    if (event.seq() != lastSeq + 1) {
      throw new IllegalStateException("event " + event.seq() + " of a chat after " + lastSeq);
    }
  }

  private static void putMember(ChatEvent event, UUID userId, Role role, ChatRows rows) {
    rows.putMember(event.chatId(), userId, new MemberRow(role, event.seq()));
  }

  /** Imports are known again by their position, everything else by its client key. */
  private static void remember(ChatEvent event, ChatRows rows) {
    long no = event instanceof MessagePosted posted ? posted.no() : 0;
    Imported imported = event.imported();
    if (imported != null) {
      rows.putImported(
          event.chatId(),
          imported.source(),
          imported.position(),
          new ImportedRow(event.seq(), no, event.at()));
      return;
    }
    Cause cause = event.cause();
    if (cause != null) {
      rows.putDone(
          event.chatId(),
          event.actor(),
          cause.clientKey(),
          new DoneRow(cause.contentHash(), event.seq(), no, event.at()));
    }
  }
}
