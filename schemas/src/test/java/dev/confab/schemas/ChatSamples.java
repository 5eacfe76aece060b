package dev.confab.schemas;

import static dev.confab.schemas.catalogue.Topics.CHAT_COMMANDS;
import static dev.confab.schemas.catalogue.Topics.CHAT_EVENTS;
import static dev.confab.schemas.catalogue.Topics.CHAT_MARKS;
import static dev.confab.schemas.catalogue.Topics.CHAT_MARK_COMMANDS;

import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatProfile;
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
import dev.confab.schemas.chat.Forwarded;
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
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
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
import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.mark.MarksAdvanced;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One value of every record type about chats. */
final class ChatSamples {
  private static final UUID CHAT = UUID.fromString("c0c0c0c0-0000-4000-8000-000000000001");
  private static final UUID ALICE = UUID.fromString("a11ce000-0000-4000-8000-000000000002");
  private static final UUID BOB = UUID.fromString("b0b00000-0000-4000-8000-000000000003");
  private static final UUID FILE = UUID.fromString("f11ef11e-0000-4000-8000-000000000008");
  private static final Instant AT = Instant.parse("2026-11-21T12:34:56.789Z");
  private static final Instant LATER = AT.plusSeconds(604_800);
  private static final Imported IMPORTED =
      new Imported("2004-11-15_03.raw.txt", 1234, Instant.parse("2004-11-15T03:04:05Z"));
  private static final Sealed SEALED =
      new Sealed("key-1", Bytes.copyOf(new byte[] {1, 2, 3}), Bytes.copyOf(new byte[] {4, 5, -1}));
  private static final Cause CAUSE = new Cause("client-key-1", Sha256.ofParts("content"));
  private static final ChatProfile PROFILE = new ChatProfile("Café 🍰", "where we meet", FILE);
  private static final MessageContent HELLO =
      new MessageContent("Hello, wörld 👋\n", List.of(FILE));
  private static final Mentions MENTIONS = new Mentions(List.of(BOB), true);
  private static final Forwarded FORWARDED = new Forwarded(CHAT, 17, BOB);
  private static final List<Permission> GRANTED =
      List.of(Permission.PIN_MESSAGES, Permission.MENTION_ALL);
  private static final List<Permission> DENIED = List.of(Permission.SEND_MESSAGES);
  private static final ChatSettings SETTINGS = new ChatSettings(true, 30, 120, GRANTED);

  private ChatSamples() {}

  static List<Sample<?>> all() {
    return Stream.of(beginnings(), wishes(), changes(), marks())
        .<Sample<?>>flatMap(List::stream)
        .toList();
  }

  private static List<Sample<?>> beginnings() {
    String key = CAUSE.clientKey();
    return List.of(
        new Sample<>(
            CHAT_COMMANDS,
            new CreateChat(
                CHAT, ALICE, key, ChatType.GROUP, true, PROFILE, SEALED, List.of(ALICE, BOB), AT)),
        new Sample<>(CHAT_COMMANDS, new OpenDirectChat(CHAT, ALICE, key, BOB, AT)),
        new Sample<>(CHAT_COMMANDS, new NoteBlock(CHAT, ALICE, BOB, true, 7, AT)),
        new Sample<>(CHAT_COMMANDS, new JoinChat(CHAT, ALICE, key, AT, IMPORTED)),
        new Sample<>(CHAT_COMMANDS, new LeaveChat(CHAT, ALICE, key, AT, IMPORTED)),
        new Sample<>(CHAT_COMMANDS, new AddMember(CHAT, ALICE, key, BOB, AT)),
        new Sample<>(CHAT_COMMANDS, new RemoveMember(CHAT, ALICE, key, BOB, AT)),
        new Sample<>(
            CHAT_COMMANDS,
            new PostMessage(
                CHAT, ALICE, key, HELLO, SEALED, 41L, 17L, 40L, MENTIONS, FORWARDED, AT, IMPORTED)),
        new Sample<>(
            CHAT_EVENTS,
            new ChatCreated(CHAT, 1, ALICE, AT, CAUSE, ChatType.GROUP, true, PROFILE, SEALED)),
        new Sample<>(CHAT_EVENTS, new MemberAdded(CHAT, 2, ALICE, AT, CAUSE, BOB, Role.OWNER, 0)),
        new Sample<>(
            CHAT_EVENTS,
            new MemberJoined(CHAT, 3, ALICE, AT, CAUSE, Role.MEMBER, 17, 6L, 7L, IMPORTED)),
        new Sample<>(CHAT_EVENTS, new MemberLeft(CHAT, 4, ALICE, AT, CAUSE, IMPORTED)),
        new Sample<>(CHAT_EVENTS, new MemberRemoved(CHAT, 5, ALICE, AT, CAUSE, BOB)),
        new Sample<>(
            CHAT_EVENTS,
            new MessagePosted(
                CHAT, 300, 250, ALICE, AT, AT, CAUSE, HELLO, SEALED, 41L, 40L, MENTIONS, FORWARDED,
                IMPORTED)));
  }

  private static List<Sample<?>> wishes() {
    String key = CAUSE.clientKey();
    return List.of(
        new Sample<>(CHAT_COMMANDS, new EditChat(CHAT, ALICE, key, PROFILE, SEALED, AT)),
        new Sample<>(CHAT_COMMANDS, new ChangeChatSettings(CHAT, ALICE, key, SETTINGS, AT)),
        new Sample<>(CHAT_COMMANDS, new JoinByLink(CHAT, ALICE, key, 41, AT)),
        new Sample<>(CHAT_COMMANDS, new InviteMember(CHAT, ALICE, key, BOB, 41, AT)),
        new Sample<>(CHAT_COMMANDS, new AcceptInvitation(CHAT, ALICE, key, AT)),
        new Sample<>(CHAT_COMMANDS, new DeclineInvitation(CHAT, ALICE, key, AT)),
        new Sample<>(CHAT_COMMANDS, new RevokeInvitation(CHAT, ALICE, key, BOB, AT)),
        new Sample<>(CHAT_COMMANDS, new ExpireInvitation(CHAT, ALICE, BOB, 41, AT)),
        new Sample<>(CHAT_COMMANDS, new BanMember(CHAT, ALICE, key, BOB, AT)),
        new Sample<>(CHAT_COMMANDS, new UnbanMember(CHAT, ALICE, key, BOB, AT)),
        new Sample<>(CHAT_COMMANDS, new ChangeRole(CHAT, ALICE, key, BOB, Role.MODERATOR, AT)),
        new Sample<>(
            CHAT_COMMANDS, new ChangePermissions(CHAT, ALICE, key, BOB, GRANTED, DENIED, AT)),
        new Sample<>(CHAT_COMMANDS, new TransferOwnership(CHAT, ALICE, key, BOB, AT)),
        new Sample<>(CHAT_COMMANDS, new CreateInviteLink(CHAT, ALICE, key, 40L, 40L, AT)),
        new Sample<>(CHAT_COMMANDS, new RevokeInviteLink(CHAT, ALICE, key, 41, AT)),
        new Sample<>(
            CHAT_COMMANDS, new EditMessage(CHAT, ALICE, key, 41, HELLO, SEALED, MENTIONS, AT)),
        new Sample<>(CHAT_COMMANDS, new DeleteMessage(CHAT, ALICE, key, 41, AT)),
        new Sample<>(CHAT_COMMANDS, new RecallMessage(CHAT, ALICE, key, 41, AT)),
        new Sample<>(CHAT_COMMANDS, new AddReaction(CHAT, ALICE, key, 41, "👍", AT)),
        new Sample<>(CHAT_COMMANDS, new RemoveReaction(CHAT, ALICE, key, 41, "👍", AT)),
        new Sample<>(CHAT_COMMANDS, new PinMessage(CHAT, ALICE, key, 41, AT)),
        new Sample<>(CHAT_COMMANDS, new UnpinMessage(CHAT, ALICE, key, 41, AT)));
  }

  private static List<Sample<?>> changes() {
    return List.of(
        new Sample<>(CHAT_EVENTS, new ChatEdited(CHAT, 301, ALICE, AT, CAUSE, PROFILE, SEALED)),
        new Sample<>(CHAT_EVENTS, new ChatSettingsChanged(CHAT, 302, ALICE, AT, CAUSE, SETTINGS)),
        new Sample<>(CHAT_EVENTS, new MemberInvited(CHAT, 303, ALICE, AT, CAUSE, BOB, LATER)),
        new Sample<>(CHAT_EVENTS, new InvitationDeclined(CHAT, 304, ALICE, AT, CAUSE, 41)),
        new Sample<>(CHAT_EVENTS, new InvitationRevoked(CHAT, 305, ALICE, AT, CAUSE, BOB, 41)),
        new Sample<>(CHAT_EVENTS, new InvitationExpired(CHAT, 306, ALICE, AT, CAUSE, BOB, 41)),
        new Sample<>(CHAT_EVENTS, new MemberBanned(CHAT, 307, ALICE, AT, CAUSE, BOB, true)),
        new Sample<>(CHAT_EVENTS, new MemberUnbanned(CHAT, 308, ALICE, AT, CAUSE, BOB)),
        new Sample<>(
            CHAT_EVENTS, new RoleChanged(CHAT, 309, ALICE, AT, CAUSE, BOB, Role.MODERATOR)),
        new Sample<>(
            CHAT_EVENTS, new PermissionsChanged(CHAT, 310, ALICE, AT, CAUSE, BOB, GRANTED, DENIED)),
        new Sample<>(CHAT_EVENTS, new OwnershipTransferred(CHAT, 311, ALICE, AT, CAUSE, BOB)),
        new Sample<>(CHAT_EVENTS, new InviteLinkCreated(CHAT, 312, ALICE, AT, CAUSE, 40L, LATER)),
        new Sample<>(CHAT_EVENTS, new InviteLinkRevoked(CHAT, 313, ALICE, AT, CAUSE, 41)),
        new Sample<>(
            CHAT_EVENTS,
            new MessageEdited(CHAT, 314, ALICE, AT, CAUSE, 41, HELLO, SEALED, MENTIONS)),
        new Sample<>(CHAT_EVENTS, new MessageDeleted(CHAT, 315, ALICE, AT, CAUSE, 41, BOB, 40L)),
        new Sample<>(CHAT_EVENTS, new MessageRecalled(CHAT, 316, ALICE, AT, CAUSE, 41, 40L)),
        new Sample<>(CHAT_EVENTS, new ReactionAdded(CHAT, 317, ALICE, AT, CAUSE, 41, BOB, "👍")),
        new Sample<>(CHAT_EVENTS, new ReactionRemoved(CHAT, 318, ALICE, AT, CAUSE, 41, BOB, "👍")),
        new Sample<>(CHAT_EVENTS, new MessagePinned(CHAT, 319, ALICE, AT, CAUSE, 41, BOB)),
        new Sample<>(CHAT_EVENTS, new MessageUnpinned(CHAT, 320, ALICE, AT, CAUSE, 41, BOB)));
  }

  private static List<Sample<?>> marks() {
    return List.of(
        new Sample<>(CHAT_MARK_COMMANDS, new AdvanceMarks(CHAT, ALICE, 250, 249, 3, AT)),
        new Sample<>(CHAT_MARKS, new MarksAdvanced(CHAT, ALICE, 250, AT, 249, AT)));
  }
}
