package dev.confab.processors.domain.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of who may come to chats, in the map of all rows. */
final class InMemoryInvitationRows implements InvitationRows {
  private final Map<List<Object>, Object> rows;

  InMemoryInvitationRows(Map<List<Object>, Object> rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable InvitationRow invitation(UUID chatId, UUID userId) {
    return (InvitationRow) rows.get(List.of(chatId, "invitation", userId));
  }

  @Override
  public @Nullable LinkRow link(UUID chatId, long seq) {
    return (LinkRow) rows.get(List.of(chatId, "link", seq));
  }

  @Override
  public boolean banned(UUID chatId, UUID userId) {
    return rows.containsKey(List.of(chatId, "banned", userId));
  }

  @Override
  public void putInvitation(UUID chatId, UUID userId, InvitationRow invitation) {
    rows.put(List.of(chatId, "invitation", userId), invitation);
    rows.put(due(chatId, userId, invitation.expiresAt()), invitation);
  }

  @Override
  public void removeInvitation(UUID chatId, UUID userId, InvitationRow invitation) {
    rows.remove(List.of(chatId, "invitation", userId));
    rows.remove(due(chatId, userId, invitation.expiresAt()));
  }

  @Override
  public void putLink(UUID chatId, long seq, LinkRow link) {
    rows.put(List.of(chatId, "link", seq), link);
  }

  @Override
  public void putBanned(UUID chatId, UUID userId, boolean banned) {
    List<Object> key = List.of(chatId, "banned", userId);
    if (banned) {
      rows.put(key, true);
    } else {
      rows.remove(key);
    }
  }

  private static List<Object> due(UUID chatId, UUID userId, Instant at) {
    return List.of(chatId, "due", userId, at);
  }
}
