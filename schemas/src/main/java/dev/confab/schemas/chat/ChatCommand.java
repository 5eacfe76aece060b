package dev.confab.schemas.chat;

import dev.confab.schemas.Imported;
import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A wish about one chat: a record of {@code chat-commands}. Wishes are never truth. */
public sealed interface ChatCommand
    permits CreateChat, OpenDirectChat, NoteBlock, MembershipCommand, MessageCommand {
  /** The chat; the record's key. */
  UUID chatId();

  /** Who wishes it, from the verified token. */
  UUID actor();

  /** The client's own id of this wish, unique per actor; at most 128 characters. */
  String clientKey();

  /** When the front node took it. */
  Instant issuedAt();

  /** Where it comes from, if an importer brings it. */
  default @Nullable Imported imported() {
    return null;
  }

  /** Digest of the content: what must be equal for a retry to count as one. */
  Sha256 contentHash();
}
