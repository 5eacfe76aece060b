package dev.confab.processors.walk;

import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MembershipCommand;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageCommand;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.chat.RevokeInvitation;
import dev.confab.schemas.chat.RevokeInviteLink;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.TransferOwnership;
import dev.confab.schemas.chat.UnbanMember;
import dev.confab.schemas.chat.UnpinMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every rule that a command breaks, by its code. */
final class ModelRules {
  /** All codes that a walk should meet; bounds that take hundreds of commands have other tests. */
  static final Set<String> CODES =
      Set.of(
          "already_invited",
          "already_member",
          "banned",
          "chat_not_open",
          "direct_chat",
          "forbidden",
          "invalid_chat",
          "invalid_invitation",
          "invalid_link",
          "invalid_message",
          "invalid_permissions",
          "invalid_reaction",
          "invalid_role",
          "invalid_settings",
          "invitation_expired",
          "link_expired",
          "link_not_found",
          "link_revoked",
          "link_used_up",
          "message_gone",
          "message_not_found",
          "no_invitation",
          "not_a_member",
          "not_a_root",
          "not_banned",
          "not_the_author",
          "owner_cannot_be_removed",
          "owner_cannot_leave",
          "reply_target_not_found",
          "slow_down",
          "thread_root_not_found",
          "too_late",
          "use_leave",
          "use_transfer");

  private static final int PINS = 50;
  private static final int EDITS = 100;
  private static final int INVITATIONS = 1_000;
  private static final int LINKS = 100;
  private static final int REACTIONS_OF_ONE = 20;
  private static final int REACTIONS = 50;

  private final ModelChat chat;
  private final UUID actor;
  private final Instant at;
  private final Set<String> faults = new TreeSet<>();

  private ModelRules(ModelChat chat, UUID actor, Instant at) {
    this.chat = chat;
    this.actor = actor;
    this.at = at;
  }

  static Set<String> faults(ChatCommand command, ModelChat chat, Instant at, Model model) {
    ModelRules rules = new ModelRules(chat, command.actor(), at);
    switch (command) {
      case MembershipCommand _ when chat.direct() -> rules.not("direct_chat", true);
      case MembershipCommand membership -> rules.judge(membership);
      case MessageCommand message -> rules.judge(message, model);
      case CreateChat _, OpenDirectChat _, NoteBlock _ -> {}
    }
    return rules.faults;
  }

  private void not(String code, boolean broken) {
    if (broken) {
      faults.add(code);
    }
  }

  private void must(String code, boolean kept) {
    not(code, !kept);
  }

  private void actorMay(Permission permission) {
    if (actorIsMember()) {
      must("forbidden", chat.may(actor, permission));
    }
  }

  private boolean actorIsMember() {
    boolean member = chat.members.containsKey(actor);
    must("not_a_member", member);
    return member;
  }

  /** Is the actor a member? As one, they must be owner or admin. */
  private boolean actorRules() {
    boolean member = actorIsMember();
    not("forbidden", member && !Set.of(Role.OWNER, Role.ADMIN).contains(roleOf(actor)));
    return member;
  }

  private boolean isMember(UUID userId) {
    boolean member = chat.members.containsKey(userId);
    must("not_a_member", member);
    return member;
  }

  private void comes(UUID userId) {
    not("already_member", chat.members.containsKey(userId));
    not("banned", chat.banned.contains(userId));
  }

  private Role roleOf(UUID userId) {
    ModelChat.Member member = chat.members.get(userId);
    return member == null ? Role.UNKNOWN : member.role;
  }

  private void judge(MembershipCommand command) {
    switch (command) {
      case JoinChat _ -> {
        must("chat_not_open", chat.settings.open());
        comes(actor);
      }
      case JoinByLink join -> {
        link(join.link(), true);
        comes(actor);
      }
      case LeaveChat _ -> {
        if (actorIsMember()) {
          not("owner_cannot_leave", roleOf(actor) == Role.OWNER && chat.members.size() > 1);
        }
      }
      case AddMember add -> {
        actorMay(Permission.ADD_MEMBERS);
        comes(add.userId());
      }
      case RemoveMember remove -> remove(remove.userId());
      case BanMember ban -> ban(ban.userId());
      case UnbanMember unban -> {
        actorMay(Permission.REMOVE_MEMBERS);
        must("not_banned", chat.banned.contains(unban.userId()));
      }
      case ChangeRole change -> changeRole(change);
      case ChangePermissions change -> changePermissions(change);
      case TransferOwnership transfer -> transfer(transfer.userId());
      case EditChat edit -> {
        actorMay(Permission.EDIT_INFO);
        must("invalid_chat", edit.content() != null && !edit.content().name().isBlank());
      }
      case ChangeChatSettings change -> {
        boolean _ = actorRules();
        settings(change.settings());
        gives(chat.settings.memberPermissions(), change.settings().memberPermissions());
      }
      case InviteMember invite -> invite(invite);
      case AcceptInvitation _ -> {
        ModelChat.Invitation invitation = chat.invitations.get(actor);
        comes(actor);
        must("no_invitation", invitation != null);
        not("invitation_expired", invitation != null && !at.isBefore(invitation.expiresAt()));
      }
      case DeclineInvitation _ -> must("no_invitation", chat.invitations.containsKey(actor));
      case RevokeInvitation revoke -> revoke(revoke.userId());
      case ExpireInvitation _ -> {}
      case CreateInviteLink create -> {
        actorMay(Permission.ADD_MEMBERS);
        not("too_many_links", chat.liveLinks.size() >= LINKS);
        Long uses = create.maxUses();
        Long ttl = create.ttlSeconds();
        not("invalid_link", uses != null && (uses < 1 || uses > 100_000));
        not("invalid_link", ttl != null && (ttl < 60 || ttl > 31_536_000));
      }
      case RevokeInviteLink revoke -> {
        ModelChat.Link link = link(revoke.link(), false);
        if (actorIsMember()) {
          boolean own = link != null && link.maker.equals(actor);
          must("forbidden", own || chat.may(actor, Permission.ADD_MEMBERS));
        }
      }
    }
  }

  private ModelChat.@Nullable Link link(long seq, boolean toJoin) {
    ModelChat.Link link = chat.links.get(seq);
    must("link_not_found", link != null);
    if (link != null) {
      if (toJoin) {
        not("link_revoked", !chat.liveLinks.contains(seq));
        not("link_expired", link.expiresAt != null && !at.isBefore(link.expiresAt));
        not("link_used_up", link.maxUses != null && link.uses >= link.maxUses);
      }
    }
    return link;
  }

  private void remove(UUID userId) {
    actorMay(Permission.REMOVE_MEMBERS);
    not("use_leave", userId.equals(actor));
    if (isMember(userId) && !userId.equals(actor)) {
      not("owner_cannot_be_removed", roleOf(userId) == Role.OWNER);
      must("forbidden", chat.members.containsKey(actor) && chat.above(actor, userId));
    }
  }

  private void ban(UUID userId) {
    actorMay(Permission.REMOVE_MEMBERS);
    not("use_leave", userId.equals(actor));
    if (chat.members.containsKey(userId) && chat.members.containsKey(actor)) {
      not("owner_cannot_be_removed", roleOf(userId) == Role.OWNER);
      must("forbidden", chat.above(actor, userId));
    }
  }

  /** The owner makes admins; admins make moderators and members of those below them. */
  private void changeRole(ChangeRole change) {
    not("use_transfer", change.role() == Role.OWNER);
    not("invalid_role", change.role() == Role.UNKNOWN);
    boolean both = actorRules() & isMember(change.userId());
    if (both) {
      must("forbidden", chat.above(actor, change.userId()));
      not("forbidden", change.role() == Role.ADMIN && roleOf(actor) != Role.OWNER);
    }
  }

  private void changePermissions(ChangePermissions change) {
    not("invalid_permissions", change.granted().contains(Permission.UNKNOWN));
    not("invalid_permissions", change.denied().contains(Permission.UNKNOWN));
    not("invalid_permissions", change.granted().stream().anyMatch(change.denied()::contains));
    boolean both = actorRules() & isMember(change.userId());
    if (both) {
      must("forbidden", chat.above(actor, change.userId()));
      ModelChat.Member member = chat.members.get(change.userId());
      gives(member.granted, change.granted());
      gives(change.denied(), member.denied);
    }
  }

  /** What is there now and was not before is given, and nobody gives what they do not have. */
  private void gives(Collection<Permission> before, Collection<Permission> now) {
    Set<Permission> given = new HashSet<>(now);
    given.removeAll(before);
    ModelChat.Member giver = chat.members.get(actor);
    not("forbidden", giver != null && !chat.rights(giver).containsAll(given));
  }

  private void transfer(UUID userId) {
    if (actorIsMember()) {
      must("forbidden", roleOf(actor) == Role.OWNER);
    }
    isMember(userId);
  }

  private void settings(ChatSettings settings) {
    not("invalid_settings", settings.slowModeSeconds() < 0 || settings.slowModeSeconds() > 21_600);
    not("invalid_settings", settings.recallSeconds() < 0 || settings.recallSeconds() > 172_800);
    not("invalid_settings", settings.memberPermissions().contains(Permission.UNKNOWN));
  }

  private void invite(InviteMember invite) {
    actorMay(Permission.ADD_MEMBERS);
    comes(invite.userId());
    not("invalid_invitation", invite.ttlSeconds() < 60 || invite.ttlSeconds() > 2_592_000);
    ModelChat.Invitation pending = chat.invitations.get(invite.userId());
    not("already_invited", pending != null && at.isBefore(pending.expiresAt()));
    not("too_many_invitations", pending == null && chat.invitations.size() >= INVITATIONS);
  }

  private void revoke(UUID userId) {
    ModelChat.Invitation invitation = chat.invitations.get(userId);
    must("no_invitation", invitation != null);
    if (actorIsMember()) {
      boolean own = invitation != null && invitation.inviter().equals(actor);
      must("forbidden", own || chat.may(actor, Permission.ADD_MEMBERS));
    }
  }

  private void judge(MessageCommand command, Model model) {
    if (!actorIsMember()) {
      // What else is wrong is not for strangers to know.
      return;
    }
    boolean takesBack =
        command instanceof DeleteMessage
            || command instanceof RecallMessage
            || command instanceof RemoveReaction;
    if (chat.direct() && !takesBack) {
      UUID other = chat.members.keySet().stream().filter(m -> !m.equals(actor)).findFirst().get();
      faults.addAll(model.blocked(actor, other));
    }
    switch (command) {
      case PostMessage post -> post(post);
      case EditMessage edit -> {
        actorMay(Permission.SEND_MESSAGES);
        content(edit.content());
        everyone(edit.mentions());
        message(edit.messageSeq(), true);
        ModelChat.Message message = chat.messages.get(edit.messageSeq());
        not("not_the_author", message != null && message.forwarded);
        not("too_many_edits", message != null && message.edits >= EDITS);
      }
      case DeleteMessage delete -> {
        ModelChat.Message message = message(delete.messageSeq(), false);
        not(
            "forbidden",
            message != null
                && !message.author.equals(actor)
                && !chat.may(actor, Permission.DELETE_MESSAGES));
      }
      case RecallMessage recall -> {
        ModelChat.Message message = message(recall.messageSeq(), true);
        not(
            "too_late",
            message != null && at.isAfter(message.at.plusSeconds(chat.settings.recallSeconds())));
      }
      case AddReaction add -> {
        ModelChat.Message message = message(add.messageSeq(), false);
        not("invalid_reaction", !WalkCommands.REACTIONS.contains(add.reaction()));
        if (message != null && !gives(message, add.reaction())) {
          not("too_many_reactions", message.reactionsOf(actor) >= REACTIONS_OF_ONE);
          not(
              "too_many_reactions",
              !message.reactions.containsKey(add.reaction())
                  && message.reactions.size() >= REACTIONS);
        }
      }
      case RemoveReaction remove -> there(remove.messageSeq());
      case PinMessage pin -> {
        actorMay(Permission.PIN_MESSAGES);
        ModelChat.Message message = message(pin.messageSeq(), false);
        boolean oneMore = message != null && !chat.pins.contains(pin.messageSeq());
        not("too_many_pins", oneMore && chat.pins.size() >= PINS);
      }
      case UnpinMessage unpin -> {
        actorMay(Permission.PIN_MESSAGES);
        there(unpin.messageSeq());
      }
    }
  }

  boolean gives(ModelChat.Message message, String reaction) {
    return message.reactions.getOrDefault(reaction, Set.of()).contains(actor);
  }

  private ModelChat.@Nullable Message there(long seq) {
    ModelChat.Message message = chat.messages.get(seq);
    must("message_not_found", message != null);
    return message;
  }

  private ModelChat.@Nullable Message message(long seq, boolean ofActor) {
    ModelChat.Message message = there(seq);
    if (message != null) {
      not("message_gone", message.gone);
      not("not_the_author", ofActor && !message.author.equals(actor));
    }
    return message;
  }

  private void post(PostMessage post) {
    Imported imported = post.imported();
    content(post.content());
    boolean twoTargets = post.replyTo() != null && post.replyToPosition() != null;
    not("invalid_message", post.replyToPosition() != null && (imported == null || twoTargets));
    Long replyTo = post.replyTo();
    not("reply_target_not_found", replyTo != null && !chat.messages.containsKey(replyTo));
    if (imported != null && post.replyToPosition() != null) {
      var source = chat.imported.getOrDefault(imported.source(), new TreeMap<>());
      ModelChat.Done target = source.get(post.replyToPosition());
      must("reply_target_not_found", target != null && chat.messages.containsKey(target.seq()));
    }
    Long root = post.threadRoot();
    if (root != null) {
      ModelChat.Message message = chat.messages.get(root);
      must("thread_root_not_found", message != null);
      not("message_gone", message != null && message.gone);
      not("not_a_root", message != null && message.threadRoot != null);
    }
    if (imported == null) {
      everyone(post.mentions());
      must("forbidden", chat.may(actor, Permission.SEND_MESSAGES));
      ModelChat.Member member = chat.members.get(actor);
      not(
          "slow_down",
          chat.settings.slowModeSeconds() > 0
              && member.role == Role.MEMBER
              && !chat.direct()
              && member.lastPostAt != null
              && at.isBefore(member.lastPostAt.plusSeconds(chat.settings.slowModeSeconds())));
    }
  }

  private void everyone(@Nullable Mentions mentions) {
    not(
        "forbidden",
        mentions != null && mentions.everyone() && !chat.may(actor, Permission.MENTION_ALL));
  }

  private void content(@Nullable MessageContent content) {
    not(
        "invalid_message",
        content == null || (content.text().isBlank() && content.attachments().isEmpty()));
  }
}
