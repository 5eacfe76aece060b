package dev.confab.gateway.protocol;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a user's own state, which replaces the one before of the same kind and chat.
 *
 * @param kind {@code chat}: a membership; {@code invitation}: a pending one
 * @param chat the chat
 * @param seq seq of the event that made it so
 * @param by of an invitation, who invited; else null
 * @param expiresAt of an invitation, until when it may be accepted; else null
 * @param gone is it no more?
 */
public record OwnRow(
    String kind,
    UUID chat,
    long seq,
    @Nullable UUID by,
    @Nullable Instant expiresAt,
    boolean gone) {
  /** The user is a member, since an event. */
  public static OwnRow chat(UUID chat, long joinedSeq) {
    return new OwnRow("chat", chat, joinedSeq, null, null, false);
  }

  /** The user is no member any more. */
  public static OwnRow noChat(UUID chat, long seq) {
    return new OwnRow("chat", chat, seq, null, null, true);
  }

  /** The user may accept. */
  public static OwnRow invitation(UUID chat, long seq, UUID by, Instant expiresAt) {
    return new OwnRow("invitation", chat, seq, by, expiresAt, false);
  }

  /** There is nothing to accept any more. */
  public static OwnRow noInvitation(UUID chat, long seq) {
    return new OwnRow("invitation", chat, seq, null, null, true);
  }
}
