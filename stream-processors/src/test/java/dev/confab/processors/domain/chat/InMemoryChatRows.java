package dev.confab.processors.domain.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of chats in maps: equal rows are equal objects. */
public final class InMemoryChatRows implements ChatRows {
  private final Map<List<Object>, Object> rows = new HashMap<>();
  private final InvitationRows invitations = new InMemoryInvitationRows(rows);
  private final ReactionRows reactions = new InMemoryReactionRows(rows);

  @Override
  public @Nullable Head head(UUID chatId) {
    return (Head) rows.get(List.of(chatId));
  }

  @Override
  public @Nullable MemberRow member(UUID chatId, UUID userId) {
    return (MemberRow) rows.get(List.of(chatId, userId));
  }

  @Override
  public @Nullable MessageRow message(UUID chatId, long seq) {
    return (MessageRow) rows.get(List.of(chatId, seq));
  }

  @Override
  public @Nullable DoneRow done(UUID chatId, UUID actor, String clientKey) {
    return (DoneRow) rows.get(List.of(chatId, actor, clientKey));
  }

  @Override
  public @Nullable ImportedRow imported(UUID chatId, String source, long position) {
    return (ImportedRow) rows.get(List.of(chatId, source, position));
  }

  @Override
  public BlocksRow blocks(UUID chatId) {
    return (BlocksRow) rows.getOrDefault(List.of(chatId, "blocks"), BlocksRow.NONE);
  }

  @Override
  public InvitationRows invitations() {
    return invitations;
  }

  @Override
  public ReactionRows reactions() {
    return reactions;
  }

  @Override
  public void putBlocks(UUID chatId, BlocksRow blocks) {
    rows.put(List.of(chatId, "blocks"), blocks);
  }

  @Override
  public long lastImported(UUID chatId, String source) {
    return rows.keySet().stream()
        .filter(key -> key.size() == 3 && key.subList(0, 2).equals(List.of(chatId, source)))
        .mapToLong(key -> (Long) key.get(2))
        .max()
        .orElse(-1);
  }

  @Override
  public void putHead(UUID chatId, Head head) {
    rows.put(List.of(chatId), head);
  }

  @Override
  public void putMember(UUID chatId, UUID userId, MemberRow member) {
    rows.put(List.of(chatId, userId), member);
  }

  @Override
  public void removeMember(UUID chatId, UUID userId) {
    rows.remove(List.of(chatId, userId));
  }

  @Override
  public void putMessage(UUID chatId, long seq, MessageRow message) {
    rows.put(List.of(chatId, seq), message);
  }

  @Override
  public void putDone(UUID chatId, UUID actor, String clientKey, DoneRow done) {
    rows.put(List.of(chatId, actor, clientKey), done);
  }

  @Override
  public void putImported(UUID chatId, String source, long position, ImportedRow row) {
    rows.put(List.of(chatId, source, position), row);
  }

  /** The rows of one chat alone. */
  public InMemoryChatRows of(UUID chatId) {
    InMemoryChatRows some = new InMemoryChatRows();
    rows.forEach(
        (key, row) -> {
          if (key.getFirst().equals(chatId)) {
            some.rows.put(key, row);
          }
        });
    return some;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InMemoryChatRows that && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return rows.toString();
  }
}
