package dev.confab.processors.walk;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.MembershipCommand;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageCommand;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.OwnershipTransferred;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PermissionsChanged;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.chat.RevokeInvitation;
import dev.confab.schemas.chat.RevokeInviteLink;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.RoleChanged;
import dev.confab.schemas.chat.TransferOwnership;
import dev.confab.schemas.chat.UnbanMember;
import dev.confab.schemas.chat.UnpinMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What follows from a command that breaks no rule. */
final class ModelEffects {
  private final ChatCommand command;
  private final ModelChat chat;
  private final Instant at;

  private ModelEffects(ChatCommand command, ModelChat chat, Instant at) {
    this.command = command;
    this.chat = chat;
    this.at = at;
  }

  /** Changes the chat, but for its seq and time; none if there was nothing to change. */
  static List<ChatEvent> apply(ChatCommand command, ModelChat chat, Instant at) {
    ChatEvent event = new ModelEffects(command, chat, at).event();
    return event == null ? List.of() : List.of(event);
  }

  static List<ChatEvent> begin(CreateChat create, ModelChat chat) {
    List<ChatEvent> events = new ArrayList<>();
    events.add(
        new ChatCreated(
            create.chatId(),
            1,
            create.actor(),
            create.issuedAt(),
            new Cause(create.clientKey(), create.contentHash()),
            create.type(),
            create.open(),
            create.content(),
            create.sealed()));
    LinkedHashSet<UUID> members = new LinkedHashSet<>(List.of(create.actor()));
    members.addAll(create.members());
    members.forEach(
        member -> {
          Role role = member.equals(create.actor()) ? Role.OWNER : Role.MEMBER;
          chat.members.put(member, new ModelChat.Member(role));
          events.add(added(create, events.size() + 1, member, role));
        });
    return events;
  }

  static List<ChatEvent> begin(OpenDirectChat open, ModelChat chat) {
    chat.members.put(open.actor(), new ModelChat.Member(Role.MEMBER));
    chat.members.put(open.other(), new ModelChat.Member(Role.MEMBER));
    return List.of(
        new ChatCreated(
            open.chatId(),
            1,
            open.actor(),
            open.issuedAt(),
            new Cause(open.clientKey(), open.contentHash()),
            ChatType.DIRECT,
            false,
            null,
            null),
        added(open, 2, open.actor(), Role.MEMBER),
        added(open, 3, open.other(), Role.MEMBER));
  }

  private static MemberAdded added(ChatCommand command, long seq, UUID member, Role role) {
    return new MemberAdded(
        command.chatId(), seq, command.actor(), command.issuedAt(), null, member, role, 0);
  }

  private UUID id() {
    return chat.id;
  }

  private long seq() {
    return chat.seq + 1;
  }

  private UUID actor() {
    return command.actor();
  }

  private Cause cause() {
    return new Cause(command.clientKey(), command.contentHash());
  }

  private @Nullable ChatEvent event() {
    return switch (command) {
      case MembershipCommand membership -> event(membership);
      case MessageCommand message -> event(message);
      case CreateChat _, OpenDirectChat _, NoteBlock _ ->
          throw new IllegalArgumentException("these begin");
    };
  }

  private @Nullable ChatEvent event(MembershipCommand wish) {
    return switch (wish) {
      case JoinChat join -> joined(null, join.imported());
      case JoinByLink join -> {
        chat.links.get(join.link()).uses++;
        yield joined(join.link(), null);
      }
      case AcceptInvitation _ -> joined(null, null);
      case LeaveChat leave -> {
        chat.members.remove(actor());
        yield new MemberLeft(id(), seq(), actor(), at, cause(), leave.imported());
      }
      case AddMember add -> {
        come(add.userId(), Role.MEMBER);
        yield new MemberAdded(
            id(), seq(), actor(), at, cause(), add.userId(), Role.MEMBER, chat.no);
      }
      case RemoveMember remove -> {
        chat.members.remove(remove.userId());
        yield new MemberRemoved(id(), seq(), actor(), at, cause(), remove.userId());
      }
      case BanMember ban -> {
        if (!chat.banned.add(ban.userId())) {
          yield null;
        }
        chat.invitations.remove(ban.userId());
        boolean was = chat.members.remove(ban.userId()) != null;
        yield new MemberBanned(id(), seq(), actor(), at, cause(), ban.userId(), was);
      }
      case UnbanMember unban -> {
        chat.banned.remove(unban.userId());
        yield new MemberUnbanned(id(), seq(), actor(), at, cause(), unban.userId());
      }
      case ChangeRole change -> role(change);
      case ChangePermissions change -> permissions(change);
      case TransferOwnership transfer -> {
        if (transfer.userId().equals(actor())) {
          yield null;
        }
        chat.members.get(actor()).role = Role.ADMIN;
        ModelChat.Member owner = chat.members.get(transfer.userId());
        owner.role = Role.OWNER;
        owner.granted = Set.of();
        owner.denied = Set.of();
        yield new OwnershipTransferred(id(), seq(), actor(), at, cause(), transfer.userId());
      }
      case EditChat edit ->
          new ChatEdited(id(), seq(), actor(), at, cause(), edit.content(), edit.sealed());
      case ChangeChatSettings change -> {
        ChatSettings wished = change.settings();
        ChatSettings settings =
            new ChatSettings(
                wished.open(),
                wished.slowModeSeconds(),
                wished.recallSeconds(),
                sorted(wished.memberPermissions()));
        if (settings.equals(chat.settings)) {
          yield null;
        }
        chat.settings = settings;
        yield new ChatSettingsChanged(id(), seq(), actor(), at, cause(), settings);
      }
      case InviteMember invite -> {
        Instant until = at.plusSeconds(invite.ttlSeconds());
        chat.invitations.put(invite.userId(), new ModelChat.Invitation(actor(), seq(), until));
        yield new MemberInvited(id(), seq(), actor(), at, cause(), invite.userId(), until);
      }
      case DeclineInvitation _ ->
          new InvitationDeclined(
              id(), seq(), actor(), at, cause(), chat.invitations.remove(actor()).seq());
      case RevokeInvitation revoke ->
          new InvitationRevoked(
              id(),
              seq(),
              actor(),
              at,
              cause(),
              revoke.userId(),
              chat.invitations.remove(revoke.userId()).seq());
      case ExpireInvitation expire -> expired(expire);
      case CreateInviteLink create -> {
        Long ttl = create.ttlSeconds();
        Instant until = ttl == null ? null : at.plusSeconds(ttl);
        chat.liveLinks.add(seq());
        chat.links.put(seq(), new ModelChat.Link(actor(), create.maxUses(), until));
        yield new InviteLinkCreated(id(), seq(), actor(), at, cause(), create.maxUses(), until);
      }
      case RevokeInviteLink revoke -> {
        yield chat.liveLinks.remove(revoke.link())
            ? new InviteLinkRevoked(id(), seq(), actor(), at, cause(), revoke.link())
            : null;
      }
    };
  }

  /** Time takes only what was asked for, when it has come, if it is still there. */
  private @Nullable ChatEvent expired(ExpireInvitation expire) {
    ModelChat.Invitation invitation = chat.invitations.get(expire.userId());
    if (invitation == null
        || invitation.seq() != expire.invitation()
        || at.isBefore(invitation.expiresAt())) {
      return null;
    }
    chat.invitations.remove(expire.userId());
    return new InvitationExpired(
        id(), seq(), invitation.inviter(), at, null, expire.userId(), invitation.seq());
  }

  /** Nobody keeps a chat where nobody is: who comes first owns it. */
  private ChatEvent joined(@Nullable Long link, @Nullable Imported imported) {
    Role role = chat.members.isEmpty() ? Role.OWNER : Role.MEMBER;
    boolean accepts = command instanceof AcceptInvitation;
    ModelChat.Invitation invitation = chat.invitations.get(actor());
    come(actor(), role);
    return new MemberJoined(
        id(),
        seq(),
        actor(),
        at,
        cause(),
        role,
        chat.no,
        link,
        accepts ? (Long) invitation.seq() : null,
        imported);
  }

  private void come(UUID userId, Role role) {
    chat.invitations.remove(userId);
    chat.members.put(userId, new ModelChat.Member(role));
  }

  private @Nullable ChatEvent role(ChangeRole change) {
    ModelChat.Member member = chat.members.get(change.userId());
    if (member.role == change.role()) {
      return null;
    }
    member.role = change.role();
    return new RoleChanged(id(), seq(), actor(), at, cause(), change.userId(), change.role());
  }

  private @Nullable ChatEvent permissions(ChangePermissions change) {
    ModelChat.Member member = chat.members.get(change.userId());
    Set<Permission> granted = Set.copyOf(change.granted());
    Set<Permission> denied = Set.copyOf(change.denied());
    if (member.granted.equals(granted) && member.denied.equals(denied)) {
      return null;
    }
    member.granted = granted;
    member.denied = denied;
    return new PermissionsChanged(
        id(), seq(), actor(), at, cause(), change.userId(), sorted(granted), sorted(denied));
  }

  private static List<Permission> sorted(Collection<Permission> permissions) {
    return permissions.stream().distinct().sorted().toList();
  }

  private @Nullable ChatEvent event(MessageCommand wish) {
    return switch (wish) {
      case PostMessage post -> posted(post);
      case EditMessage edit -> {
        chat.messages.get(edit.messageSeq()).edits++;
        yield new MessageEdited(
            id(),
            seq(),
            actor(),
            at,
            cause(),
            edit.messageSeq(),
            edit.content(),
            edit.sealed(),
            members(edit.mentions()));
      }
      case DeleteMessage delete -> {
        ModelChat.Message message = take(delete.messageSeq());
        yield new MessageDeleted(
            id(),
            seq(),
            actor(),
            at,
            cause(),
            delete.messageSeq(),
            message.author,
            message.threadRoot);
      }
      case RecallMessage recall -> {
        ModelChat.Message message = take(recall.messageSeq());
        yield new MessageRecalled(
            id(), seq(), actor(), at, cause(), recall.messageSeq(), message.threadRoot);
      }
      case AddReaction add -> {
        ModelChat.Message message = chat.messages.get(add.messageSeq());
        Set<UUID> users =
            message.reactions.computeIfAbsent(add.reaction(), _ -> new LinkedHashSet<>());
        yield users.add(actor())
            ? new ReactionAdded(
                id(), seq(), actor(), at, cause(), add.messageSeq(), message.author, add.reaction())
            : null;
      }
      case RemoveReaction remove -> {
        ModelChat.Message message = chat.messages.get(remove.messageSeq());
        // What is gone has none.
        Set<UUID> users = message.reactions.getOrDefault(remove.reaction(), new HashSet<>());
        boolean gave = users.remove(actor());
        if (users.isEmpty()) {
          message.reactions.remove(remove.reaction());
        }
        yield gave
            ? new ReactionRemoved(
                id(),
                seq(),
                actor(),
                at,
                cause(),
                remove.messageSeq(),
                message.author,
                remove.reaction())
            : null;
      }
      case PinMessage pin -> {
        UUID author = chat.messages.get(pin.messageSeq()).author;
        yield chat.pins.add(pin.messageSeq())
            ? new MessagePinned(id(), seq(), actor(), at, cause(), pin.messageSeq(), author)
            : null;
      }
      case UnpinMessage unpin -> {
        UUID author = chat.messages.get(unpin.messageSeq()).author;
        yield chat.pins.remove(unpin.messageSeq())
            ? new MessageUnpinned(id(), seq(), actor(), at, cause(), unpin.messageSeq(), author)
            : null;
      }
    };
  }

  private ModelChat.Message take(long seq) {
    ModelChat.Message message = chat.messages.get(seq);
    message.gone = true;
    chat.pins.remove(seq);
    message.reactions.clear();
    return message;
  }

  private ChatEvent posted(PostMessage post) {
    Imported imported = post.imported();
    Long replyTo = post.replyTo();
    Long position = post.replyToPosition();
    if (imported != null && position != null) {
      replyTo = chat.imported.get(imported.source()).get(position).seq();
    }
    chat.no++;
    chat.messages.put(
        seq(),
        new ModelChat.Message(actor(), chat.no, at, post.threadRoot(), post.forwarded() != null));
    if (chat.settings.slowModeSeconds() > 0 && imported == null) {
      chat.members.get(actor()).lastPostAt = at;
    }
    return new MessagePosted(
        id(),
        seq(),
        chat.no,
        actor(),
        at,
        imported == null ? at : imported.sentAt(),
        cause(),
        post.content(),
        post.sealed(),
        replyTo,
        post.threadRoot(),
        members(post.mentions()),
        post.forwarded(),
        imported);
  }

  private @Nullable Mentions members(@Nullable Mentions mentions) {
    if (mentions == null) {
      return null;
    }
    List<UUID> users =
        mentions.users().stream().distinct().filter(chat.members::containsKey).toList();
    return users.isEmpty() && !mentions.everyone()
        ? null
        : new Mentions(users, mentions.everyone());
  }
}
