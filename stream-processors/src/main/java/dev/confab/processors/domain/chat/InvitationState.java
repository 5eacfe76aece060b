package dev.confab.processors.domain.chat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may come to a chat, and who may not. */
public interface InvitationState {
  /** An invitation that was not answered; null if there is none. */
  @Nullable InvitationRow invitation(UUID chatId, UUID userId);

  /** An invite link, revoked or not; null if there is none. */
  @Nullable LinkRow link(UUID chatId, long seq);

  /** Is somebody kept out for good? */
  boolean banned(UUID chatId, UUID userId);
}
