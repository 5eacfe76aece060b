package dev.confab.processors.view;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Role;
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

  private Instant at() {
    return START.plusSeconds(seq);
  }

  private static Cause cause(String clientKey) {
    return new Cause(clientKey, Sha256.ofParts(clientKey));
  }
}
