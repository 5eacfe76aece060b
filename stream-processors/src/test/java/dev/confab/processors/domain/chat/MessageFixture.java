package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.UnpinMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Wishes about the messages of one chat, and the settings that they are judged by. */
final class MessageFixture {
  private final ChatFixture chat;
  private final UUID chatId;
  private int keys;
  private Instant now = T0;

  private MessageFixture(ChatFixture chat, UUID chatId) {
    this.chat = chat;
    this.chatId = chatId;
  }

  /** A chat of owner, member and moderator. */
  static MessageFixture group() {
    MessageFixture fixture = new MessageFixture(ChatFixture.chat(true), CHAT);
    fixture.givenMember(MODERATOR, Role.MODERATOR);
    return fixture;
  }

  /** A chat of owner and member, though it has no owner. */
  static MessageFixture direct() {
    UUID chatId = DirectChats.idOf(OWNER, MEMBER);
    MessageFixture fixture = new MessageFixture(new ChatFixture(), chatId);
    fixture.accepted(new OpenDirectChat(chatId, OWNER, "open", MEMBER, T0));
    return fixture;
  }

  InMemoryChatRows rows() {
    return chat.rows;
  }

  Head head() {
    return chat.rows.head(chatId);
  }

  MessageRow message(long seq) {
    return chat.rows.message(chatId, seq);
  }

  Accepted accepted(ChatCommand command) {
    return chat.accepted(command);
  }

  /** Accepted, but nothing happened: the seq is that of the last event. */
  boolean nothingHappens(ChatCommand command) {
    Head before = head();
    ChatDecision decision = chat.handle(command);
    return decision.events().isEmpty()
        && decision.verdict().equals(new Accepted(chatId, before.lastSeq(), 0, now, true));
  }

  String rejected(ChatCommand command) {
    return chat.rejected(command);
  }

  ChatEvent event(ChatCommand command) {
    return chat.event(command);
  }

  ChatDecision handle(ChatCommand command) {
    return chat.handle(command);
  }

  void givenMember(UUID userId, Role role) {
    accepted(wishes().add(OWNER, userId));
    if (role != Role.MEMBER) {
      accepted(wishes().role(OWNER, userId, role));
    }
  }

  void givenPermissions(UUID userId, List<Permission> granted, List<Permission> denied) {
    accepted(wishes().permissions(OWNER, userId, granted, denied));
  }

  void givenSettings(long slowModeSeconds, long recallSeconds, Permission... ofMembers) {
    accepted(
        wishes()
            .settings(
                OWNER, new ChatSettings(true, slowModeSeconds, recallSeconds, List.of(ofMembers))));
  }

  void givenBlock(UUID by, UUID other) {
    accepted(new NoteBlock(chatId, by, other, true, 1, now));
  }

  void later(long seconds) {
    now = now.plusSeconds(seconds);
  }

  /** The seq of a message that was said. */
  long posted(UUID author) {
    return accepted(post(author)).seq();
  }

  PostMessage post(UUID author) {
    return post(author, new MessageContent("Tea?"), null, null, null, null);
  }

  PostMessage post(UUID author, MessageContent content) {
    return post(author, content, null, null, null, null);
  }

  PostMessage inThread(UUID author, long root) {
    return post(author, new MessageContent("Tea!"), root, null, null, null);
  }

  PostMessage naming(UUID author, boolean everyone, UUID... users) {
    return post(
        author, new MessageContent("Hi"), null, new Mentions(List.of(users), everyone), null, null);
  }

  PostMessage forwarding(UUID author, Forwarded source) {
    return post(author, new MessageContent("Said"), null, null, source, null);
  }

  PostMessage imported(UUID author, @Nullable Mentions mentions) {
    int position = keys;
    return post(
        author,
        new MessageContent("Long ago"),
        null,
        mentions,
        null,
        new Imported("log", position, Instant.EPOCH));
  }

  private PostMessage post(
      UUID author,
      MessageContent content,
      @Nullable Long threadRoot,
      @Nullable Mentions mentions,
      @Nullable Forwarded forwarded,
      @Nullable Imported imported) {
    return new PostMessage(
        chatId,
        author,
        key(),
        content,
        null,
        null,
        null,
        threadRoot,
        mentions,
        forwarded,
        now,
        imported);
  }

  EditMessage edit(UUID actor, long seq) {
    return edit(actor, seq, new MessageContent("Coffee?"), null);
  }

  EditMessage edit(
      UUID actor, long seq, @Nullable MessageContent content, @Nullable Mentions mentions) {
    return new EditMessage(chatId, actor, key(), seq, content, null, mentions, now);
  }

  DeleteMessage delete(UUID actor, long seq) {
    return new DeleteMessage(chatId, actor, key(), seq, now);
  }

  RecallMessage recall(UUID actor, long seq) {
    return new RecallMessage(chatId, actor, key(), seq, now);
  }

  AddReaction react(UUID actor, long seq, String reaction) {
    return new AddReaction(chatId, actor, key(), seq, reaction, now);
  }

  RemoveReaction unreact(UUID actor, long seq, String reaction) {
    return new RemoveReaction(chatId, actor, key(), seq, reaction, now);
  }

  PinMessage pin(UUID actor, long seq) {
    return new PinMessage(chatId, actor, key(), seq, now);
  }

  UnpinMessage unpin(UUID actor, long seq) {
    return new UnpinMessage(chatId, actor, key(), seq, now);
  }

  private Wishes wishes() {
    return new Wishes(chatId, now);
  }

  private String key() {
    return "said-" + keys++;
  }
}
