package dev.confab.processors.store;

import dev.confab.processors.domain.chat.InvitationRow;
import dev.confab.processors.domain.chat.InvitationRows;
import dev.confab.processors.domain.chat.LinkRow;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rows of who may come to chats. */
public final class InvitationStore implements InvitationRows {
  /** Due rows lie before all chats, in order of time. */
  private static final UUID TIMES = new UUID(0, 0);

  private static final byte[] BANNED = {};

  private final KeyValueStore<Bytes, byte[]> rows;

  /**
   * An invitation whose time has come.
   *
   * @param chatId the chat
   * @param userId who was invited
   * @param invitation it
   */
  public record Due(UUID chatId, UUID userId, InvitationRow invitation) {}

  InvitationStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable InvitationRow invitation(UUID chatId, UUID userId) {
    byte[] row = rows.get(RowKeys.of(chatId, ChatStore.INVITATION, userId));
    return row == null ? null : ChatRowBytes.readInvitation(row);
  }

  @Override
  public @Nullable LinkRow link(UUID chatId, long seq) {
    byte[] row = rows.get(RowKeys.of(chatId, ChatStore.LINK, seq));
    return row == null ? null : ChatRowBytes.readLink(row);
  }

  @Override
  public boolean banned(UUID chatId, UUID userId) {
    return rows.get(RowKeys.of(chatId, ChatStore.BANNED, userId)) != null;
  }

  @Override
  public void putInvitation(UUID chatId, UUID userId, InvitationRow invitation) {
    byte[] row = ChatRowBytes.write(invitation);
    rows.put(RowKeys.of(chatId, ChatStore.INVITATION, userId), row);
    rows.put(dueKey(invitation.expiresAt(), chatId, userId), row);
  }

  @Override
  public void removeInvitation(UUID chatId, UUID userId, InvitationRow invitation) {
    rows.delete(RowKeys.of(chatId, ChatStore.INVITATION, userId));
    rows.delete(dueKey(invitation.expiresAt(), chatId, userId));
  }

  @Override
  public void putLink(UUID chatId, long seq, LinkRow link) {
    rows.put(RowKeys.of(chatId, ChatStore.LINK, seq), ChatRowBytes.write(link));
  }

  @Override
  public void putBanned(UUID chatId, UUID userId, boolean banned) {
    Bytes key = RowKeys.of(chatId, ChatStore.BANNED, userId);
    if (banned) {
      rows.put(key, BANNED);
    } else {
      rows.delete(key);
    }
  }

  List<Due> dueUntil(Instant now, int limit) {
    List<Due> due = new ArrayList<>();
    Bytes from = RowKeys.of(TIMES, ChatStore.DUE);
    // No key is that short: exclusive.
    Bytes to = RowKeys.of(TIMES, ChatStore.DUE, now.toEpochMilli() + 1);
    try (KeyValueIterator<Bytes, byte[]> iterator = rows.range(from, to)) {
      while (iterator.hasNext() && due.size() < limit) {
        due.add(readDue(iterator.next()));
      }
    }
    return due;
  }

  private static Bytes dueKey(Instant at, UUID chatId, UUID userId) {
    return RowKeys.of(TIMES, ChatStore.DUE, at.toEpochMilli(), chatId, userId);
  }

  private static Due readDue(KeyValue<Bytes, byte[]> row) {
    ByteBuffer key = ByteBuffer.wrap(row.key.get()).position(RowKeys.PREFIX_BYTES + Long.BYTES);
    UUID chatId = new UUID(key.getLong(), key.getLong());
    UUID userId = new UUID(key.getLong(), key.getLong());
    return new Due(chatId, userId, ChatRowBytes.readInvitation(row.value));
  }
}
