package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Imported;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened in one chat: a record of {@code chat-events}, the system of record. */
public sealed interface ChatEvent
    permits ChatInfoEvent, MembershipEvent, RoleEvent, InvitationEvent, MessageEvent {
  /** The chat; the record's key. */
  UUID chatId();

  /** Dense number of this change in its chat, from 1. */
  long seq();

  /** Who did it. */
  UUID actor();

  /** When it was decided on, never lower than the chat's last. */
  Instant at();

  /** The wish behind it; null on followers of a command's first event. */
  @Nullable Cause cause();

  /** Where it comes from, if an importer brought it. */
  default @Nullable Imported imported() {
    return null;
  }
}
