package dev.confab.processors.view;

import dev.confab.schemas.mark.MarksAdvanced;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a member says to have come. Positions only grow, so the row needs no version.
 *
 * @param receivedNo number of the last message received; not below {@code readNo}
 * @param receivedAt when that last grew; null: never
 * @param readNo number of the last message read
 * @param readAt when that last grew; null: never
 */
public record MarkRow(
    long receivedNo, @Nullable Instant receivedAt, long readNo, @Nullable Instant readAt) {
  /** Of who has said nothing. */
  public static final MarkRow NONE = new MarkRow(0, null, 0, null);

  /** What is higher counts; what was read has been received. */
  MarkRow advanced(
      long received, @Nullable Instant receivedWhen, long read, @Nullable Instant readWhen) {
    long allReceived = Math.max(received, read);
    boolean receivedMore = allReceived > receivedNo;
    boolean readMore = read > readNo;
    if (!receivedMore && !readMore) {
      return this;
    }
    return new MarkRow(
        receivedMore ? allReceived : receivedNo,
        receivedMore ? (receivedWhen == null ? readWhen : receivedWhen) : receivedAt,
        readMore ? read : readNo,
        readMore ? readWhen : readAt);
  }

  MarksAdvanced told(UUID chatId, UUID userId) {
    return new MarksAdvanced(chatId, userId, receivedNo, receivedAt, readNo, readAt);
  }

  byte[] toBytes() {
    return new RowOut()
        .number(receivedNo)
        .timeOrNull(receivedAt)
        .number(readNo)
        .timeOrNull(readAt)
        .bytes();
  }

  /** Reads a row. */
  public static MarkRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new MarkRow(in.number(), in.timeOrNull(), in.number(), in.timeOrNull());
  }
}
