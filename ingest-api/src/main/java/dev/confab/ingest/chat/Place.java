package dev.confab.ingest.chat;

import dev.confab.ingest.request.Cursors;
import dev.confab.platform.query.ChatHead;
import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** A place in the list of chats: behind a chat that was last active then. */
record Place(Instant lastActivityAt, UUID chatId) {
  private static final int BYTES = Long.BYTES + Ids.BYTES;

  static Place of(ChatHead head) {
    return new Place(head.lastActivityAt(), head.chatId());
  }

  static Place parse(String cursor) {
    ByteBuffer bytes = ByteBuffer.wrap(Cursors.bytes(cursor, BYTES));
    return new Place(
        Instant.ofEpochMilli(bytes.getLong()), new UUID(bytes.getLong(), bytes.getLong()));
  }

  String cursor() {
    return Cursors.of(
        ByteBuffer.allocate(BYTES)
            .putLong(lastActivityAt.toEpochMilli())
            .put(Ids.bytes(chatId))
            .array());
  }
}
