package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A wish to let a member do more or less than their role.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param userId the member
 * @param granted what they may do, whatever their role
 * @param denied what they may not do, whatever their role
 * @param issuedAt when the front node took it
 */
public record ChangePermissions(
    UUID chatId,
    UUID actor,
    String clientKey,
    UUID userId,
    List<Permission> granted,
    List<Permission> denied,
    Instant issuedAt)
    implements MembershipCommand {
  public ChangePermissions {
    granted = List.copyOf(granted);
    denied = List.copyOf(denied);
  }

  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("ChangePermissions", userId, granted, denied);
  }
}
