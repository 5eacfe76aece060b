package dev.confab.processors.domain.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows that remember which kinds of them were read, in order. */
record CountingChatState(ChatState rows, List<String> reads) implements ChatState {
  static CountingChatState of(ChatState rows) {
    return new CountingChatState(rows, new ArrayList<>());
  }

  @Override
  public @Nullable Head head(UUID chatId) {
    reads.add("head");
    return rows.head(chatId);
  }

  @Override
  public @Nullable MemberRow member(UUID chatId, UUID userId) {
    reads.add("member");
    return rows.member(chatId, userId);
  }

  @Override
  public @Nullable MessageRow message(UUID chatId, long seq) {
    reads.add("message");
    return rows.message(chatId, seq);
  }

  @Override
  public @Nullable DoneRow done(UUID chatId, UUID actor, String clientKey) {
    reads.add("done");
    return rows.done(chatId, actor, clientKey);
  }

  @Override
  public @Nullable ImportedRow imported(UUID chatId, String source, long position) {
    reads.add("imported");
    return rows.imported(chatId, source, position);
  }

  @Override
  public BlocksRow blocks(UUID chatId) {
    reads.add("blocks");
    return rows.blocks(chatId);
  }

  @Override
  public InvitationState invitations() {
    reads.add("invitations");
    return rows.invitations();
  }

  @Override
  public ReactionState reactions() {
    reads.add("reactions");
    return rows.reactions();
  }

  @Override
  public long lastImported(UUID chatId, String source) {
    reads.add("lastImported");
    return rows.lastImported(chatId, source);
  }
}
