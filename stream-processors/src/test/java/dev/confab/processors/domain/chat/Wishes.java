package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.T0;

import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.RevokeInvitation;
import dev.confab.schemas.chat.RevokeInviteLink;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.TransferOwnership;
import dev.confab.schemas.chat.UnbanMember;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Wishes about who is in a chat, as what, each under a key of its own. */
record Wishes(UUID chatId, Instant at) {
  static final long DAY = Duration.ofDays(1).toSeconds();

  private static final AtomicInteger KEYS = new AtomicInteger();

  Wishes(UUID chatId) {
    this(chatId, T0);
  }

  /** The same ones, later. */
  Wishes after(long seconds) {
    return new Wishes(chatId, at.plusSeconds(seconds));
  }

  JoinChat join(UUID actor) {
    return new JoinChat(chatId, actor, key(), at, null);
  }

  LeaveChat leave(UUID actor) {
    return new LeaveChat(chatId, actor, key(), at, null);
  }

  AddMember add(UUID actor, UUID userId) {
    return new AddMember(chatId, actor, key(), userId, at);
  }

  RemoveMember remove(UUID actor, UUID userId) {
    return new RemoveMember(chatId, actor, key(), userId, at);
  }

  BanMember ban(UUID actor, UUID userId) {
    return new BanMember(chatId, actor, key(), userId, at);
  }

  UnbanMember unban(UUID actor, UUID userId) {
    return new UnbanMember(chatId, actor, key(), userId, at);
  }

  ChangeRole role(UUID actor, UUID userId, Role role) {
    return new ChangeRole(chatId, actor, key(), userId, role, at);
  }

  ChangePermissions grant(UUID actor, UUID userId, Permission... granted) {
    return permissions(actor, userId, List.of(granted), List.of());
  }

  ChangePermissions deny(UUID actor, UUID userId, Permission... denied) {
    return permissions(actor, userId, List.of(), List.of(denied));
  }

  ChangePermissions permissions(
      UUID actor, UUID userId, List<Permission> granted, List<Permission> denied) {
    return new ChangePermissions(chatId, actor, key(), userId, granted, denied, at);
  }

  TransferOwnership transfer(UUID actor, UUID userId) {
    return new TransferOwnership(chatId, actor, key(), userId, at);
  }

  EditChat edit(UUID actor, @Nullable ChatProfile profile) {
    return new EditChat(chatId, actor, key(), profile, null, at);
  }

  ChangeChatSettings settings(UUID actor, ChatSettings settings) {
    return new ChangeChatSettings(chatId, actor, key(), settings, at);
  }

  InviteMember invite(UUID actor, UUID userId) {
    return invite(actor, userId, DAY);
  }

  InviteMember invite(UUID actor, UUID userId, long ttlSeconds) {
    return new InviteMember(chatId, actor, key(), userId, ttlSeconds, at);
  }

  AcceptInvitation accept(UUID actor) {
    return new AcceptInvitation(chatId, actor, key(), at);
  }

  DeclineInvitation decline(UUID actor) {
    return new DeclineInvitation(chatId, actor, key(), at);
  }

  RevokeInvitation revoke(UUID actor, UUID userId) {
    return new RevokeInvitation(chatId, actor, key(), userId, at);
  }

  ExpireInvitation expire(UUID inviter, UUID userId, long invitation) {
    return new ExpireInvitation(chatId, inviter, userId, invitation, at);
  }

  CreateInviteLink link(UUID actor, @Nullable Long maxUses, @Nullable Long ttlSeconds) {
    return new CreateInviteLink(chatId, actor, key(), maxUses, ttlSeconds, at);
  }

  JoinByLink joinBy(UUID actor, long link) {
    return new JoinByLink(chatId, actor, key(), link, at);
  }

  RevokeInviteLink revokeLink(UUID actor, long link) {
    return new RevokeInviteLink(chatId, actor, key(), link, at);
  }

  static String key() {
    return "wish-" + KEYS.incrementAndGet();
  }
}
