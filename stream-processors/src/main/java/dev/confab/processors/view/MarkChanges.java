package dev.confab.processors.view;

import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.mark.MarksAdvanced;
import java.util.UUID;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What members say of how far they have come. It comes beside the chat's events, so it may come
 * before the event that it is about; only of who is known to have gone since is it not taken.
 */
final class MarkChanges {
  private final KeyValueStore<byte[], byte[]> rows;

  MarkChanges(KeyValueStore<byte[], byte[]> rows) {
    this.rows = rows;
  }

  /**
   * Takes a wish.
   *
   * @param again was it taken before? Whether it was told then is not known, so it is told again
   * @return what everybody is to know; null: nothing new
   */
  @Nullable MarksAdvanced apply(AdvanceMarks wish, boolean again) {
    UUID chatId = wish.chatId();
    byte[] member = rows.get(TimelineKeys.member(chatId, wish.userId()));
    if (member != null && MemberRow.fromBytes(member).hasEndedSince(wish.memberSeq())) {
      return null;
    }
    MarkRow before = row(chatId, wish.userId());
    MarkRow after =
        before.advanced(wish.receivedNo(), wish.issuedAt(), wish.readNo(), wish.issuedAt());
    if (after.equals(before)) {
      boolean made = wish.readNo() == before.readNo() || wish.receivedNo() == before.receivedNo();
      return again && made ? before.told(chatId, wish.userId()) : null;
    }
    rows.put(TimelineKeys.mark(chatId, wish.userId()), after.toBytes());
    return after.told(chatId, wish.userId());
  }

  /** Takes what was told, maybe by a view of before: wishes are not kept for ever. */
  void apply(MarksAdvanced told) {
    MarkRow before = row(told.chatId(), told.userId());
    MarkRow after =
        before.advanced(told.receivedNo(), told.receivedAt(), told.readNo(), told.readAt());
    if (!after.equals(before)) {
      rows.put(TimelineKeys.mark(told.chatId(), told.userId()), after.toBytes());
    }
  }

  private MarkRow row(UUID chatId, UUID userId) {
    byte[] row = rows.get(TimelineKeys.mark(chatId, userId));
    return row == null ? MarkRow.NONE : MarkRow.fromBytes(row);
  }
}
