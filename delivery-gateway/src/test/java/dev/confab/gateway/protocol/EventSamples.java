package dev.confab.gateway.protocol;

import static dev.confab.gateway.protocol.Samples.ANNA;
import static dev.confab.gateway.protocol.Samples.AT;
import static dev.confab.gateway.protocol.Samples.BEN;
import static dev.confab.gateway.protocol.Samples.CAUSE;
import static dev.confab.gateway.protocol.Samples.CHAT;
import static dev.confab.gateway.protocol.Samples.FILE;

import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
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
import dev.confab.schemas.chat.OwnershipTransferred;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PermissionsChanged;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.RoleChanged;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events of chats. */
final class EventSamples {
  private static final UUID ELSEWHERE = UUID.fromString("0b0c0000-0000-4000-8000-000000000002");
  private static final Instant LATER = AT.plusSeconds(604_800);
  private static final ChatProfile PROFILE = new ChatProfile("Cooks", "All about food", FILE);
  private static final MessageContent CONTENT =
      new MessageContent("Grüße \"an\" @ben 🍜\n\u0001", List.of(FILE));
  private static final Mentions MENTIONS = new Mentions(List.of(BEN), false);

  private EventSamples() {}

  /** One of each type with all its fields, by the type's name in the protocol. */
  static Map<String, ChatEvent> all() {
    Map<String, ChatEvent> events = new LinkedHashMap<>();
    chat(events);
    members(events);
    invitations(events);
    messages(events);
    reactions(events);
    return events;
  }

  /** Those whose optional fields are missing, by what they are about. */
  static Map<String, ChatEvent> bare() {
    Map<String, ChatEvent> events = new LinkedHashMap<>();
    events.put("a plain message", Samples.posted(58, "hello", null));
    events.put(
        "an erased message",
        new MessagePosted(CHAT, 60, 52, ANNA, AT, AT, null, null, null, null, null));
    events.put(
        "a direct chat",
        new ChatCreated(CHAT, 1, ANNA, AT, CAUSE, ChatType.DIRECT, false, null, null));
    events.put(
        "joining an open chat", new MemberJoined(CHAT, 3, BEN, AT, CAUSE, Role.MEMBER, 0, null));
    events.put("banning a stranger", new MemberBanned(CHAT, 6, ANNA, AT, CAUSE, BEN, false));
    events.put(
        "a link without limits", new InviteLinkCreated(CHAT, 12, ANNA, AT, CAUSE, null, null));
    events.put(
        "an edit without mentions",
        new MessageEdited(CHAT, 61, ANNA, AT, CAUSE, 58, new MessageContent("hi"), null, null));
    events.put(
        "deleting in no thread", new MessageDeleted(CHAT, 62, BEN, AT, CAUSE, 58, ANNA, null));
    return events;
  }

  private static void chat(Map<String, ChatEvent> events) {
    events.put(
        "chatCreated",
        new ChatCreated(CHAT, 1, ANNA, AT, CAUSE, ChatType.GROUP, true, PROFILE, null));
    events.put("chatEdited", new ChatEdited(CHAT, 6, ANNA, AT, CAUSE, PROFILE, null));
    List<Permission> members = List.of(Permission.SEND_MESSAGES, Permission.ADD_MEMBERS);
    events.put(
        "chatSettingsChanged",
        new ChatSettingsChanged(
            CHAT, 7, ANNA, AT, CAUSE, new ChatSettings(true, 30, 120, members)));
  }

  private static void members(Map<String, ChatEvent> events) {
    events.put("memberAdded", new MemberAdded(CHAT, 2, ANNA, AT, null, ANNA, Role.OWNER, 0));
    events.put(
        "memberJoined", new MemberJoined(CHAT, 3, BEN, AT, CAUSE, Role.MEMBER, 0, 18L, 10L, null));
    events.put("memberLeft", new MemberLeft(CHAT, 4, BEN, AT, CAUSE, null));
    events.put("memberRemoved", new MemberRemoved(CHAT, 5, ANNA, AT, CAUSE, BEN));
    events.put("memberBanned", new MemberBanned(CHAT, 8, ANNA, AT, CAUSE, BEN, true));
    events.put("memberUnbanned", new MemberUnbanned(CHAT, 9, ANNA, AT, CAUSE, BEN));
    events.put("roleChanged", new RoleChanged(CHAT, 14, ANNA, AT, CAUSE, BEN, Role.MODERATOR));
    events.put(
        "permissionsChanged",
        new PermissionsChanged(
            CHAT,
            15,
            ANNA,
            AT,
            CAUSE,
            BEN,
            List.of(Permission.PIN_MESSAGES),
            List.of(Permission.SEND_MESSAGES, Permission.MENTION_ALL)));
    events.put("ownershipTransferred", new OwnershipTransferred(CHAT, 16, ANNA, AT, CAUSE, BEN));
  }

  private static void invitations(Map<String, ChatEvent> events) {
    events.put("memberInvited", new MemberInvited(CHAT, 10, ANNA, AT, CAUSE, BEN, LATER));
    events.put("invitationDeclined", new InvitationDeclined(CHAT, 11, BEN, AT, CAUSE, 10));
    events.put("invitationRevoked", new InvitationRevoked(CHAT, 12, ANNA, AT, CAUSE, BEN, 10));
    events.put("invitationExpired", new InvitationExpired(CHAT, 13, ANNA, AT, null, BEN, 10));
    events.put("inviteLinkCreated", new InviteLinkCreated(CHAT, 18, ANNA, AT, CAUSE, 40L, LATER));
    events.put("inviteLinkRevoked", new InviteLinkRevoked(CHAT, 19, ANNA, AT, CAUSE, 18));
  }

  private static void messages(Map<String, ChatEvent> events) {
    events.put(
        "messagePosted",
        new MessagePosted(
            CHAT,
            58,
            51,
            ANNA,
            AT,
            AT,
            CAUSE,
            CONTENT,
            null,
            40L,
            38L,
            MENTIONS,
            new Forwarded(ELSEWHERE, 17, BEN),
            null));
    events.put(
        "messageEdited", new MessageEdited(CHAT, 59, ANNA, AT, CAUSE, 58, CONTENT, null, MENTIONS));
    events.put("messageDeleted", new MessageDeleted(CHAT, 60, BEN, AT, CAUSE, 58, ANNA, 38L));
    events.put("messageRecalled", new MessageRecalled(CHAT, 61, ANNA, AT, CAUSE, 58, 38L));
  }

  private static void reactions(Map<String, ChatEvent> events) {
    events.put("reactionAdded", new ReactionAdded(CHAT, 62, BEN, AT, CAUSE, 58, ANNA, "👍🏽"));
    events.put("reactionRemoved", new ReactionRemoved(CHAT, 63, BEN, AT, CAUSE, 58, ANNA, ":hi:"));
    events.put("messagePinned", new MessagePinned(CHAT, 64, BEN, AT, CAUSE, 58, ANNA));
    events.put("messageUnpinned", new MessageUnpinned(CHAT, 65, BEN, AT, CAUSE, 58, ANNA));
  }
}
