package dev.confab.gateway.session;

import dev.confab.gateway.protocol.MemberWish;
import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.RevokeInvitation;
import dev.confab.schemas.chat.TransferOwnership;
import dev.confab.schemas.chat.UnbanMember;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Wishes about who is in a chat, as commands. */
final class MemberCommands {
  private final Facts facts;
  private final InstantSource clock;

  MemberCommands(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /** Must {@link #command} ask a view? Then it blocks. */
  static boolean asks(MemberWish wish) {
    return switch (wish) {
      case MemberWish.Add _, MemberWish.Ban _, MemberWish.Invite _ -> true;
      case MemberWish.Join _, MemberWish.Leave _, MemberWish.Accept _, MemberWish.Decline _ ->
          false;
      case MemberWish.Remove _, MemberWish.Unban _, MemberWish.RevokeInvitation _ -> false;
      case MemberWish.ChangeRole _,
          MemberWish.ChangePermissions _,
          MemberWish.TransferOwnership _ ->
          false;
    };
  }

  ChatCommand command(UUID user, MemberWish wish) throws RefusedException {
    return switch (wish) {
      case MemberWish.Join w -> {
        Origin origin = Origin.of(user, w);
        yield new JoinChat(w.chat(), origin.actor(), w.key(), clock.instant(), origin.imported());
      }
      case MemberWish.Leave w -> {
        Origin origin = Origin.of(user, w);
        yield new LeaveChat(w.chat(), origin.actor(), w.key(), clock.instant(), origin.imported());
      }
      case MemberWish.Accept w -> new AcceptInvitation(w.chat(), user, w.key(), clock.instant());
      case MemberWish.Decline w -> new DeclineInvitation(w.chat(), user, w.key(), clock.instant());
      case MemberWish.Add w -> {
        facts.requireUser(w.userId());
        yield new AddMember(w.chat(), user, w.key(), w.userId(), clock.instant());
      }
      case MemberWish.Ban w -> {
        facts.requireUser(w.userId());
        yield new BanMember(w.chat(), user, w.key(), w.userId(), clock.instant());
      }
      case MemberWish.Invite w -> {
        facts.requireUser(w.userId());
        yield new InviteMember(
            w.chat(), user, w.key(), w.userId(), w.ttlSeconds(), clock.instant());
      }
      case MemberWish.Remove w ->
          new RemoveMember(w.chat(), user, w.key(), w.userId(), clock.instant());
      case MemberWish.Unban w ->
          new UnbanMember(w.chat(), user, w.key(), w.userId(), clock.instant());
      case MemberWish.RevokeInvitation w ->
          new RevokeInvitation(w.chat(), user, w.key(), w.userId(), clock.instant());
      case MemberWish.ChangeRole w -> changeRole(user, w, clock.instant());
      case MemberWish.ChangePermissions w -> changePermissions(user, w, clock.instant());
      case MemberWish.TransferOwnership w ->
          new TransferOwnership(w.chat(), user, w.key(), w.userId(), clock.instant());
    };
  }

  private static ChatCommand changeRole(UUID user, MemberWish.ChangeRole wish, Instant at) {
    return new ChangeRole(wish.chat(), user, wish.key(), wish.userId(), wish.role(), at);
  }

  private static ChatCommand changePermissions(
      UUID user, MemberWish.ChangePermissions wish, Instant at) {
    return new ChangePermissions(
        wish.chat(), user, wish.key(), wish.userId(), wish.granted(), wish.denied(), at);
  }
}
