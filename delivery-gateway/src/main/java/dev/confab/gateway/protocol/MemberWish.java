package dev.confab.gateway.protocol;

import dev.confab.gateway.protocol.ClientFrame.Import;
import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the user wants to be done about who is in a chat, and as what. Every one has a
 * {@code key}, the client's own name of the wish: the same one is carried out once.
 */
public sealed interface MemberWish extends Wish {
  /** The chat. */
  UUID chat();

  /** Become a member. */
  record Join(String id, UUID chat, String key, @Nullable Import imported) implements MemberWish {}

  /** Stop being a member. */
  record Leave(String id, UUID chat, String key, @Nullable Import imported) implements MemberWish {}

  /** Make somebody a member. */
  record Add(String id, UUID chat, String key, UUID userId) implements MemberWish {}

  /** Send a member away. */
  record Remove(String id, UUID chat, String key, UUID userId) implements MemberWish {}

  /** Keep somebody out. */
  record Ban(String id, UUID chat, String key, UUID userId) implements MemberWish {}

  /** Do not keep them out any more. */
  record Unban(String id, UUID chat, String key, UUID userId) implements MemberWish {}

  /** Let somebody become a member if they wish, for some time. */
  record Invite(String id, UUID chat, String key, UUID userId, long ttlSeconds)
      implements MemberWish {}

  /** Become a member as one was invited to. */
  record Accept(String id, UUID chat, String key) implements MemberWish {}

  /** Do not become one. */
  record Decline(String id, UUID chat, String key) implements MemberWish {}

  /** Take an invitation back. */
  record RevokeInvitation(String id, UUID chat, String key, UUID userId) implements MemberWish {}

  /** Give a member another role. */
  record ChangeRole(String id, UUID chat, String key, UUID userId, Role role)
      implements MemberWish {}

  /**
   * Let a member do more or less than their role.
   *
   * @param granted what they may do, whatever their role; each once, in order
   * @param denied what they may not do, whatever their role; each once, in order
   */
  record ChangePermissions(
      String id,
      UUID chat,
      String key,
      UUID userId,
      List<Permission> granted,
      List<Permission> denied)
      implements MemberWish {
    public ChangePermissions {
      granted = List.copyOf(granted);
      denied = List.copyOf(denied);
    }
  }

  /** Make another member the owner. */
  record TransferOwnership(String id, UUID chat, String key, UUID userId) implements MemberWish {}
}
