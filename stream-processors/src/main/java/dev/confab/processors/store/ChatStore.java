package dev.confab.processors.store;

import dev.confab.processors.domain.chat.BlocksRow;
import dev.confab.processors.domain.chat.ChatRows;
import dev.confab.processors.domain.chat.DoneRow;
import dev.confab.processors.domain.chat.Head;
import dev.confab.processors.domain.chat.ImportedRow;
import dev.confab.processors.domain.chat.InvitationRows;
import dev.confab.processors.domain.chat.MemberRow;
import dev.confab.processors.domain.chat.MessageRow;
import dev.confab.processors.domain.chat.ReactionRows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rows of chats in a state store of Kafka Streams. Used by its task's thread only. */
public final class ChatStore implements ChatRows {
  static final byte HEAD = 1;
  static final byte MEMBER = 2;
  static final byte MESSAGE = 3;
  static final byte DONE = 4;
  static final byte IMPORTED = 5;
  static final byte BLOCKS = 6;
  static final byte INVITATION = 7;
  static final byte LINK = 8;
  static final byte BANNED = 9;
  static final byte REACTIONS = 10;
  static final byte REACTIONS_OF = 11;
  static final byte DUE = 12;

  private final KeyValueStore<Bytes, byte[]> rows;
  private final DoneSweep sweep;
  private final InvitationStore invitations;
  private final ReactionRows reactions;

  /** Rows in a store that nobody else writes. */
  public ChatStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
    this.sweep = new DoneSweep(rows);
    this.invitations = new InvitationStore(rows);
    this.reactions = new ReactionStore(rows);
  }

  @Override
  public @Nullable Head head(UUID chatId) {
    byte[] row = rows.get(RowKeys.of(chatId, HEAD));
    return row == null ? null : ChatRowBytes.readHead(row);
  }

  @Override
  public @Nullable MemberRow member(UUID chatId, UUID userId) {
    byte[] row = rows.get(RowKeys.of(chatId, MEMBER, userId));
    return row == null ? null : ChatRowBytes.readMember(row);
  }

  @Override
  public @Nullable MessageRow message(UUID chatId, long seq) {
    byte[] row = rows.get(RowKeys.of(chatId, MESSAGE, seq));
    return row == null ? null : ChatRowBytes.readMessage(row);
  }

  @Override
  public @Nullable DoneRow done(UUID chatId, UUID actor, String clientKey) {
    byte[] row = rows.get(RowKeys.of(chatId, DONE, actor, clientKey));
    return row == null ? null : ChatRowBytes.readDone(row);
  }

  @Override
  public @Nullable ImportedRow imported(UUID chatId, String source, long position) {
    byte[] row = rows.get(RowKeys.of(chatId, IMPORTED, source, position));
    return row == null ? null : ChatRowBytes.readImported(row);
  }

  @Override
  public BlocksRow blocks(UUID chatId) {
    byte[] row = rows.get(RowKeys.of(chatId, BLOCKS));
    return row == null ? BlocksRow.NONE : ChatRowBytes.readBlocks(row);
  }

  @Override
  public InvitationRows invitations() {
    return invitations;
  }

  @Override
  public ReactionRows reactions() {
    return reactions;
  }

  /**
   * Invitations whose time has come, oldest first. One stays until it was ended: asking again
   * returns it again.
   *
   * @param now what is due at this time or before
   * @param limit how many at most
   */
  public List<InvitationStore.Due> dueUntil(Instant now, int limit) {
    return invitations.dueUntil(now, limit);
  }

  @Override
  public void putBlocks(UUID chatId, BlocksRow blocks) {
    rows.put(RowKeys.of(chatId, BLOCKS), ChatRowBytes.write(blocks));
  }

  @Override
  public long lastImported(UUID chatId, String source) {
    Bytes first = RowKeys.of(chatId, IMPORTED, source, 0);
    Bytes last = RowKeys.of(chatId, IMPORTED, source, Long.MAX_VALUE);
    try (KeyValueIterator<Bytes, byte[]> backwards = rows.reverseRange(first, last)) {
      return backwards.hasNext() ? RowKeys.lastNumber(backwards.next().key) : -1;
    }
  }

  @Override
  public void putHead(UUID chatId, Head head) {
    rows.put(RowKeys.of(chatId, HEAD), ChatRowBytes.write(head));
  }

  @Override
  public void putMember(UUID chatId, UUID userId, MemberRow member) {
    rows.put(RowKeys.of(chatId, MEMBER, userId), ChatRowBytes.write(member));
  }

  @Override
  public void removeMember(UUID chatId, UUID userId) {
    rows.delete(RowKeys.of(chatId, MEMBER, userId));
  }

  @Override
  public void putMessage(UUID chatId, long seq, MessageRow message) {
    rows.put(RowKeys.of(chatId, MESSAGE, seq), ChatRowBytes.write(message));
  }

  @Override
  public void putDone(UUID chatId, UUID actor, String clientKey, DoneRow done) {
    rows.put(RowKeys.of(chatId, DONE, actor, clientKey), ChatRowBytes.write(done));
  }

  @Override
  public void putImported(UUID chatId, String source, long position, ImportedRow row) {
    rows.put(RowKeys.of(chatId, IMPORTED, source, position), ChatRowBytes.write(row));
  }

  /**
   * Forgets old outcomes, a bounded piece of the store at a time: each call goes on where the last
   * one ended, and from the store's start again after its end.
   *
   * @param olderThan outcomes of before are removed
   * @param limit rows to look at
   * @return how many were removed
   */
  public int sweepDone(Instant olderThan, int limit) {
    return sweep.sweep(olderThan, limit);
  }
}
