package dev.confab.ingest.memory;

import dev.confab.platform.query.Ban;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.InviteLink;
import dev.confab.platform.query.Member;
import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MembershipCommand;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.RevokeInvitation;
import dev.confab.schemas.chat.RevokeInviteLink;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.TransferOwnership;
import dev.confab.schemas.chat.UnbanMember;
import dev.confab.schemas.outcome.Accepted;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Wishes about who is in a chat, as what, and by which rules. */
final class MemoryMemberships {
  private MemoryMemberships() {}

  static Accepted decide(MemoryChat chat, MembershipCommand command) {
    Refused.unless(chat.made.type() != ChatType.DIRECT, "direct_chat");
    return switch (command) {
      case JoinChat c -> {
        Refused.unless(chat.settings.open(), "chat_not_open");
        yield enter(chat, c, c.actor());
      }
      case JoinByLink c -> byLink(chat, c);
      case LeaveChat c -> leave(chat, c);
      case AddMember c -> {
        chat.require(c, Permission.ADD_MEMBERS);
        yield enter(chat, c, c.userId());
      }
      case RemoveMember c -> {
        chat.require(c, Permission.REMOVE_MEMBERS);
        Refused.unless(!c.userId().equals(c.actor()), "use_leave");
        Refused.unless(chat.members.remove(c.userId()) != null, "not_a_member");
        yield chat.next(c, 0);
      }
      case BanMember c -> {
        chat.require(c, Permission.REMOVE_MEMBERS);
        chat.members.remove(c.userId());
        chat.invitations.remove(c.userId());
        chat.bans.put(c.userId(), new Ban(c.userId(), c.actor(), c.issuedAt()));
        yield chat.next(c, 0);
      }
      case UnbanMember c -> {
        chat.require(c, Permission.REMOVE_MEMBERS);
        Refused.unless(chat.bans.remove(c.userId()) != null, "not_banned");
        yield chat.next(c, 0);
      }
      case ChangeRole c -> {
        Refused.unless(c.role() != Role.OWNER, "use_transfer");
        Member member = target(chat, c, c.userId());
        chat.change(member, c.role(), member.granted(), member.denied());
        yield chat.next(c, 0);
      }
      case ChangePermissions c -> {
        Member member = target(chat, c, c.userId());
        chat.change(member, member.role(), Set.copyOf(c.granted()), Set.copyOf(c.denied()));
        yield chat.next(c, 0);
      }
      case TransferOwnership c -> {
        Member member = target(chat, c, c.userId());
        chat.change(chat.actor(c), Role.ADMIN, Set.of(), Set.of());
        chat.change(member, Role.OWNER, Set.of(), Set.of());
        yield chat.next(c, 0);
      }
      case EditChat c -> {
        chat.require(c, Permission.EDIT_INFO);
        chat.profile = c.content();
        yield chat.next(c, 0);
      }
      case ChangeChatSettings c -> {
        Refused.unless(chat.actor(c).role() != Role.MEMBER, "forbidden");
        chat.rule(c.settings());
        yield chat.next(c, 0);
      }
      case InviteMember c -> invite(chat, c);
      case AcceptInvitation c -> {
        Invitation invitation = chat.invitations.get(c.actor());
        Refused.unless(invitation != null, "no_invitation");
        Refused.unless(c.issuedAt().isBefore(invitation.expiresAt()), "invitation_expired");
        chat.invitations.remove(c.actor());
        yield enter(chat, c, c.actor());
      }
      case DeclineInvitation c -> answered(chat, c, c.actor());
      case RevokeInvitation c -> {
        chat.require(c, Permission.ADD_MEMBERS);
        yield answered(chat, c, c.userId());
      }
      case ExpireInvitation _ -> throw new IllegalStateException("no front node sends it");
      case CreateInviteLink c -> link(chat, c);
      case RevokeInviteLink c -> {
        chat.require(c, Permission.ADD_MEMBERS);
        Refused.unless(chat.links.remove(c.link()) != null, "link_not_found");
        chat.revokedLinks.add(c.link());
        yield chat.next(c, 0);
      }
    };
  }

  private static Accepted enter(MemoryChat chat, ChatCommand command, UUID userId) {
    Refused.unless(!chat.bans.containsKey(userId), "banned");
    Refused.unless(!chat.members.containsKey(userId), "already_member");
    chat.put(userId, Role.MEMBER, command.issuedAt());
    return chat.accepted(command, chat.lastSeq, 0);
  }

  private static Accepted leave(MemoryChat chat, LeaveChat command) {
    boolean owner = chat.actor(command).role() == Role.OWNER;
    Refused.unless(!owner || chat.members.size() == 1, "owner_cannot_leave");
    chat.members.remove(command.actor());
    return chat.next(command, 0);
  }

  private static Member target(MemoryChat chat, ChatCommand command, UUID userId) {
    Refused.unless(chat.actor(command).role() == Role.OWNER, "forbidden");
    return Optional.ofNullable(chat.members.get(userId))
        .orElseThrow(() -> new Refused("not_a_member"));
  }

  private static Accepted invite(MemoryChat chat, InviteMember command) {
    UUID userId = command.userId();
    chat.require(command, Permission.ADD_MEMBERS);
    Refused.unless(!chat.bans.containsKey(userId), "banned");
    Refused.unless(!chat.members.containsKey(userId), "already_member");
    Refused.unless(!chat.invitations.containsKey(userId), "already_invited");
    Accepted accepted = chat.next(command, 0);
    Instant at = command.issuedAt();
    chat.invitations.put(
        userId,
        new Invitation(
            command.chatId(),
            accepted.seq(),
            userId,
            command.actor(),
            at,
            at.plusSeconds(command.ttlSeconds())));
    return accepted;
  }

  private static Accepted answered(MemoryChat chat, ChatCommand command, UUID userId) {
    Refused.unless(chat.invitations.remove(userId) != null, "no_invitation");
    return chat.next(command, 0);
  }

  private static Accepted link(MemoryChat chat, CreateInviteLink command) {
    chat.require(command, Permission.ADD_MEMBERS);
    Accepted accepted = chat.next(command, 0);
    Long ttl = command.ttlSeconds();
    Instant at = command.issuedAt();
    chat.links.put(
        accepted.seq(),
        new InviteLink(
            accepted.seq(),
            command.actor(),
            at,
            command.maxUses(),
            0,
            ttl == null ? null : at.plusSeconds(ttl)));
    return accepted;
  }

  private static Accepted byLink(MemoryChat chat, JoinByLink command) {
    Refused.unless(!chat.revokedLinks.contains(command.link()), "link_revoked");
    InviteLink link = chat.links.get(command.link());
    Refused.unless(link != null, "link_not_found");
    Refused.unless(
        link.expiresAt() == null || command.issuedAt().isBefore(link.expiresAt()), "link_expired");
    Refused.unless(link.maxUses() == null || link.uses() < link.maxUses(), "link_used_up");
    Accepted accepted = enter(chat, command, command.actor());
    chat.links.put(
        link.seq(),
        new InviteLink(
            link.seq(),
            link.createdBy(),
            link.createdAt(),
            link.maxUses(),
            link.uses() + 1,
            link.expiresAt()));
    return accepted;
  }
}
