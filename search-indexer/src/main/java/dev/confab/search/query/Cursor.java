package dev.confab.search.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Where a page of hits ended: the sort values of its last hit.
 *
 * @param sentAtMs when it was written, in milliseconds since 1970
 * @param seq its seq
 * @param chatId its chat
 */
record Cursor(long sentAtMs, long seq, UUID chatId) {
  private static final byte VERSION = 1;
  private static final int BYTES = 1 + 4 * Long.BYTES;

  /** As clients get it; they are not to look into it. */
  String encoded() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .put(VERSION)
            .putLong(sentAtMs)
            .putLong(seq)
            .putLong(chatId.getMostSignificantBits())
            .putLong(chatId.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads a cursor.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Cursor decode(String encoded) {
    byte[] bytes = Base64.getUrlDecoder().decode(encoded);
    if (bytes.length != BYTES || bytes[0] != VERSION) {
      throw new IllegalArgumentException("no cursor of a search");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, BYTES - 1);
    return new Cursor(in.getLong(), in.getLong(), new UUID(in.getLong(), in.getLong()));
  }

  static Cursor behind(Instant sentAt, long seq, UUID chatId) {
    return new Cursor(sentAt.toEpochMilli(), seq, chatId);
  }

  /** What Elasticsearch calls {@code search_after}, in the order of {@link MessageQuery}'s sort. */
  List<FieldValue> searchAfter() {
    return List.of(FieldValue.of(sentAtMs), FieldValue.of(seq), FieldValue.of(chatId.toString()));
  }
}
