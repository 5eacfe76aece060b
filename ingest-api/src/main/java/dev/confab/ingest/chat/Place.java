package dev.confab.ingest.chat;

import dev.confab.ingest.request.Cursors;
import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** A place in the list of chats: behind a chat that was pinned or not, and last active then. */
record Place(boolean pinned, Instant lastActivityAt, UUID chatId) {
  private static final int BYTES = 1 + Long.BYTES + Ids.BYTES;

  static Place of(ListedChat chat) {
    return new Place(
        chat.preferences().pinned(), chat.head().lastActivityAt(), chat.head().chatId());
  }

  static Place parse(String cursor) {
    ByteBuffer bytes = ByteBuffer.wrap(Cursors.bytes(cursor, BYTES));
    return new Place(
        bytes.get() != 0,
        Instant.ofEpochMilli(bytes.getLong()),
        new UUID(bytes.getLong(), bytes.getLong()));
  }

  String cursor() {
    return Cursors.of(
        ByteBuffer.allocate(BYTES)
            .put((byte) (pinned ? 1 : 0))
            .putLong(lastActivityAt.toEpochMilli())
            .put(Ids.bytes(chatId))
            .array());
  }
}
