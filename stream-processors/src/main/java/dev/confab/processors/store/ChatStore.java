package dev.confab.processors.store;

import dev.confab.processors.domain.chat.BlocksRow;
import dev.confab.processors.domain.chat.ChatRows;
import dev.confab.processors.domain.chat.DoneRow;
import dev.confab.processors.domain.chat.Head;
import dev.confab.processors.domain.chat.ImportedRow;
import dev.confab.processors.domain.chat.MemberRow;
import dev.confab.processors.domain.chat.MessageRow;
import java.time.Instant;
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

  private final KeyValueStore<Bytes, byte[]> rows;
  private final DoneSweep sweep;

  /** Rows in a store that nobody else writes. */
  public ChatStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
    this.sweep = new DoneSweep(rows);
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
