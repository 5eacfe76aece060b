package dev.confab.ingest.member;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Invitation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pending invitation, as those see it who invite and who are invited, as JSON. */
public record InvitationJson(
    UUID userId,
    UUID invitedBy,
    Instant invitedAt,
    Instant expiresAt,
    @Nullable String username,
    @Nullable String displayName) {

  /** Without names. */
  public static InvitationJson of(Invitation invitation) {
    return of(invitation, null);
  }

  static InvitationJson of(Invitation invitation, @Nullable Account account) {
    return new InvitationJson(
        invitation.userId(),
        invitation.invitedBy(),
        invitation.invitedAt(),
        invitation.expiresAt(),
        account == null ? null : account.username(),
        account == null ? null : account.displayName());
  }
}
