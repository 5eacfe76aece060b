package dev.confab.ingest.chat;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.ChatHead;
import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where the next page begins, as clients carry it: opaque. */
final class Cursors {
  private Cursors() {}

  /** A place in the list of chats: behind a chat that was last active then. */
  record Place(Instant lastActivityAt, UUID chatId) {
    static Place of(ChatHead head) {
      return new Place(head.lastActivityAt(), head.chatId());
    }
  }

  static String of(UUID id) {
    return text(Ids.bytes(id));
  }

  static UUID id(String cursor) {
    return Ids.fromBytes(bytes(cursor, Ids.BYTES));
  }

  static String of(Place place) {
    return text(
        ByteBuffer.allocate(Long.BYTES + Ids.BYTES)
            .putLong(place.lastActivityAt().toEpochMilli())
            .put(Ids.bytes(place.chatId()))
            .array());
  }

  static Place place(String cursor) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(cursor, Long.BYTES + Ids.BYTES));
    return new Place(
        Instant.ofEpochMilli(bytes.getLong()), new UUID(bytes.getLong(), bytes.getLong()));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String cursor, int length) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length == length) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
    throw wrong();
  }

  static ProblemException wrong() {
    return ProblemException.field("cursor", "cursor must be the next of the page before.");
  }
}
