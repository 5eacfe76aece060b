package dev.confab.processors.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message said before it was edited. It belongs to its message's row, as do all rows that
 * are named by a message.
 *
 * @param at since when it said that
 * @param text the text; null if it was sealed
 * @param attachments files that belonged to it
 */
public record VersionRow(Instant at, @Nullable String text, List<UUID> attachments) {
  public VersionRow {
    attachments = List.copyOf(attachments);
  }

  /** What a message says now. */
  public static VersionRow of(MessageRow row) {
    Instant editedAt = row.detail().editedAt();
    return new VersionRow(
        editedAt == null ? row.sentAt() : editedAt, row.text(), row.detail().attachments());
  }

  byte[] toBytes() {
    return new RowOut().time(at).text(text).uuids(attachments).bytes();
  }

  /** Reads a row. */
  public static VersionRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new VersionRow(in.time(), in.textOrNull(), in.uuids());
  }
}
