package dev.confab.processors.view;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Sha256;
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
import dev.confab.schemas.mark.AdvanceMarks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes the events of one chat as the decider would: dense seqs and numbers, growing times. */
public final class ChatLog {
  /** When every chat of the tests begins. */
  public static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  private final UUID chatId;
  private final UUID owner;
  private long seq;
  private long no;

  public ChatLog(UUID chatId, UUID owner) {
    this.chatId = chatId;
    this.owner = owner;
  }

  public UUID chatId() {
    return chatId;
  }

  public long lastSeq() {
    return seq;
  }

  public ChatEvent created(boolean open) {
    return new ChatCreated(
        chatId,
        ++seq,
        owner,
        at(),
        cause("create"),
        ChatType.GROUP,
        open,
        new ChatProfile("Tea", "About tea"),
        null);
  }

  /** Opens a direct chat of the owner and another one. */
  public List<ChatEvent> direct(UUID other) {
    return List.of(
        new ChatCreated(
            chatId, ++seq, owner, at(), cause("create"), ChatType.DIRECT, false, null, null),
        added(owner, Role.MEMBER),
        added(other, Role.MEMBER));
  }

  public ChatEvent added(UUID userId, Role role) {
    return new MemberAdded(chatId, ++seq, owner, at(), cause("add"), userId, role, no);
  }

  public ChatEvent joined(UUID userId) {
    return new MemberJoined(chatId, ++seq, userId, at(), cause("join"), Role.MEMBER, no, null);
  }

  public ChatEvent left(UUID userId) {
    return new MemberLeft(chatId, ++seq, userId, at(), cause("leave"), null);
  }

  public ChatEvent removed(UUID userId) {
    return new MemberRemoved(chatId, ++seq, owner, at(), cause("remove"), userId);
  }

  public ChatEvent posted(UUID sender, String text) {
    seq++;
    no++;
    return new MessagePosted(
        chatId,
        seq,
        no,
        sender,
        at(),
        at(),
        cause("m-" + no),
        new MessageContent(text),
        null,
        null,
        null);
  }

  public MessagePosted posted(UUID sender, MessageContent content, Long replyTo, Long threadRoot) {
    return said(sender, content, replyTo, threadRoot, null, null);
  }

  public ChatEvent mentioning(UUID sender, String text, Mentions mentions) {
    return said(sender, new MessageContent(text), null, null, mentions, null);
  }

  public ChatEvent forwarded(UUID sender, String text, Forwarded source) {
    return said(sender, new MessageContent(text), null, null, null, source);
  }

  private MessagePosted said(
      UUID sender,
      MessageContent content,
      Long replyTo,
      Long threadRoot,
      Mentions mentions,
      Forwarded source) {
    seq++;
    no++;
    return new MessagePosted(
        chatId,
        seq,
        no,
        sender,
        at(),
        at(),
        cause("m-" + no),
        content,
        null,
        replyTo,
        threadRoot,
        mentions,
        source,
        null);
  }

  public ChatEvent edited(UUID author, long messageSeq, String text) {
    return new MessageEdited(
        chatId,
        ++seq,
        author,
        at(),
        cause("edit"),
        messageSeq,
        new MessageContent(text),
        null,
        null);
  }

  public ChatEvent deleted(UUID actor, long messageSeq, UUID author, Long threadRoot) {
    return new MessageDeleted(
        chatId, ++seq, actor, at(), cause("delete"), messageSeq, author, threadRoot);
  }

  public ChatEvent recalled(UUID author, long messageSeq, Long threadRoot) {
    return new MessageRecalled(
        chatId, ++seq, author, at(), cause("recall"), messageSeq, threadRoot);
  }

  public ChatEvent reacted(UUID actor, long messageSeq, UUID author, String reaction) {
    return new ReactionAdded(
        chatId, ++seq, actor, at(), cause("react"), messageSeq, author, reaction);
  }

  public ChatEvent unreacted(UUID actor, long messageSeq, UUID author, String reaction) {
    return new ReactionRemoved(
        chatId, ++seq, actor, at(), cause("unreact"), messageSeq, author, reaction);
  }

  public ChatEvent pinned(UUID actor, long messageSeq, UUID author) {
    return new MessagePinned(chatId, ++seq, actor, at(), cause("pin"), messageSeq, author);
  }

  public ChatEvent unpinned(UUID actor, long messageSeq, UUID author) {
    return new MessageUnpinned(chatId, ++seq, actor, at(), cause("unpin"), messageSeq, author);
  }

  public ChatEvent renamed(UUID actor, ChatProfile profile) {
    return new ChatEdited(chatId, ++seq, actor, at(), cause("rename"), profile, null);
  }

  public ChatEvent ruled(UUID actor, ChatSettings settings) {
    return new ChatSettingsChanged(chatId, ++seq, actor, at(), cause("settings"), settings);
  }

  public ChatEvent invited(UUID actor, UUID userId) {
    return new MemberInvited(
        chatId, ++seq, actor, at(), cause("invite"), userId, at().plusSeconds(3_600));
  }

  public ChatEvent declined(UUID userId, long invitation) {
    return new InvitationDeclined(chatId, ++seq, userId, at(), cause("decline"), invitation);
  }

  public ChatEvent revoked(UUID actor, UUID userId, long invitation) {
    return new InvitationRevoked(chatId, ++seq, actor, at(), cause("revoke"), userId, invitation);
  }

  public ChatEvent expired(UUID inviter, UUID userId, long invitation) {
    return new InvitationExpired(chatId, ++seq, inviter, at(), cause("expire"), userId, invitation);
  }

  public ChatEvent accepted(UUID userId, long invitation) {
    return new MemberJoined(
        chatId, ++seq, userId, at(), cause("accept"), Role.MEMBER, no, null, invitation, null);
  }

  public ChatEvent joinedBy(UUID userId, long link) {
    return new MemberJoined(
        chatId, ++seq, userId, at(), cause("link"), Role.MEMBER, no, link, null, null);
  }

  public ChatEvent banned(UUID actor, UUID userId, boolean wasMember) {
    return new MemberBanned(chatId, ++seq, actor, at(), cause("ban"), userId, wasMember);
  }

  public ChatEvent unbanned(UUID actor, UUID userId) {
    return new MemberUnbanned(chatId, ++seq, actor, at(), cause("unban"), userId);
  }

  public ChatEvent role(UUID actor, UUID userId, Role role) {
    return new RoleChanged(chatId, ++seq, actor, at(), cause("role"), userId, role);
  }

  public ChatEvent permissions(
      UUID actor, UUID userId, List<Permission> granted, List<Permission> denied) {
    return new PermissionsChanged(
        chatId, ++seq, actor, at(), cause("permissions"), userId, granted, denied);
  }

  public ChatEvent transferred(UUID from, UUID to) {
    return new OwnershipTransferred(chatId, ++seq, from, at(), cause("transfer"), to);
  }

  public ChatEvent linked(UUID actor, Long maxUses) {
    return new InviteLinkCreated(chatId, ++seq, actor, at(), cause("link"), maxUses, null);
  }

  public ChatEvent unlinked(UUID actor, long link) {
    return new InviteLinkRevoked(chatId, ++seq, actor, at(), cause("unlink"), link);
  }

  public AdvanceMarks marks(UUID userId, long receivedNo, long readNo, long memberSeq) {
    return new AdvanceMarks(
        chatId, userId, receivedNo, readNo, memberSeq, START.plusSeconds(10_000 + seq));
  }

  public long lastNo() {
    return no;
  }

  private Instant at() {
    return START.plusSeconds(seq);
  }

  private static Cause cause(String clientKey) {
    return new Cause(clientKey, Sha256.ofParts(clientKey));
  }
}
