package dev.confab.platform.query;

import java.util.List;
import java.util.UUID;

/**
 * A gateway's question when it attaches a session to chats of one partition: who is this user
 * there, at or after the gateway's own position, and what have they missed?
 *
 * @param partition the partition of {@code chat-events} that all the chats are in
 * @param minOffset the gateway's position: offset after the last record that it has seen
 * @param userId the session's user
 * @param cursors the chats, with the last seq applied, or -1 to start from now; at most 256
 * @param maxEvents a larger gap is answered by a snapshot
 * @param maxBytes likewise
 */
public record AttachQuery(
    int partition, long minOffset, UUID userId, List<Cursor> cursors, int maxEvents, int maxBytes) {
  /** Bytes of events in one answer, at most; chats beyond them are answered by snapshots. */
  public static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

  private static final int PIECE_BYTES = 256 * 1024;

  public AttachQuery {
    cursors = List.copyOf(cursors);
  }

  /** How much past an answer may have, in pieces of 256 KiB; 1 if it has none. */
  int weight() {
    long pasts = cursors.stream().filter(cursor -> cursor.seq() >= 0).count();
    return (int) Math.clamp(pasts * maxBytes / PIECE_BYTES, 1, MAX_ANSWER_BYTES / PIECE_BYTES);
  }

  /** A chat and the last seq applied, or -1. */
  public record Cursor(UUID chatId, long seq) {}
}
