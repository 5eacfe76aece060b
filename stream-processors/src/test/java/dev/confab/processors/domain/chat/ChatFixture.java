package dev.confab.processors.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Ids;
import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One chat, decided on and folded like a topology does it. */
final class ChatFixture {
  static final UUID OWNER = new UUID(1, 1);
  static final UUID MEMBER = new UUID(1, 2);
  static final UUID STRANGER = new UUID(1, 3);
  static final UUID ADMIN = new UUID(1, 4);
  static final UUID MODERATOR = new UUID(1, 5);
  static final String CREATE_KEY = "create";
  static final UUID CHAT = Ids.derived("chat", OWNER, CREATE_KEY);
  static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  static final ChatProfile PROFILE = new ChatProfile("Tea", "About tea");

  final InMemoryChatRows rows = new InMemoryChatRows();
  private int keys;

  /** A chat of owner and member. */
  static ChatFixture chat(boolean open) {
    ChatFixture chat = new ChatFixture();
    chat.given(create(open, MEMBER));
    return chat;
  }

  ChatDecision handle(ChatCommand command) {
    ChatDecision decision = ChatDecider.decide(command, rows);
    if (decision.blocks() != null) {
      rows.putBlocks(command.chatId(), decision.blocks());
    }
    for (ChatEvent event : decision.events()) {
      ChatEvolver.evolve(event, rows);
    }
    return decision;
  }

  void given(ChatCommand command) {
    accepted(command);
  }

  Accepted accepted(ChatCommand command) {
    ChatDecision decision = handle(command);
    assertThat(decision.verdict()).isInstanceOf(Accepted.class);
    return (Accepted) decision.verdict();
  }

  /** The code of a rejection, which must say why and leave no event. */
  String rejected(ChatCommand command) {
    ChatDecision decision = handle(command);
    assertThat(decision.events()).isEmpty();
    assertThat(decision.verdict()).isInstanceOf(Rejected.class);
    Rejected rejected = (Rejected) decision.verdict();
    assertThat(rejected.message()).matches("expected .+, but .+");
    return rejected.code();
  }

  ChatEvent event(ChatCommand command) {
    List<ChatEvent> events = handle(command).events();
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  void givenAdmin() {
    given(ADMIN, Role.ADMIN);
  }

  void givenModerator() {
    given(MODERATOR, Role.MODERATOR);
  }

  private void given(UUID userId, Role role) {
    Wishes wishes = new Wishes(CHAT);
    given(wishes.add(OWNER, userId));
    given(wishes.role(OWNER, userId, role));
  }

  static CreateChat create(boolean open, UUID... members) {
    return create(CHAT, CREATE_KEY, open, PROFILE, List.of(members));
  }

  static CreateChat create(
      UUID chatId, String key, boolean open, @Nullable ChatProfile profile, List<UUID> members) {
    return new CreateChat(chatId, OWNER, key, ChatType.GROUP, open, profile, null, members, T0);
  }

  JoinChat join(UUID actor) {
    return new JoinChat(CHAT, actor, key(), T0, null);
  }

  LeaveChat leave(UUID actor) {
    return new LeaveChat(CHAT, actor, key(), T0, null);
  }

  AddMember add(UUID actor, UUID userId) {
    return new AddMember(CHAT, actor, key(), userId, T0);
  }

  RemoveMember remove(UUID actor, UUID userId) {
    return new RemoveMember(CHAT, actor, key(), userId, T0);
  }

  PostMessage post(UUID actor, String text) {
    return post(actor, key(), text, null, T0, null);
  }

  static PostMessage post(
      UUID actor,
      String key,
      String text,
      @Nullable Long replyTo,
      Instant issuedAt,
      @Nullable Imported imported) {
    return new PostMessage(
        CHAT, actor, key, new MessageContent(text), null, replyTo, null, issuedAt, imported);
  }

  private String key() {
    return "key-" + keys++;
  }
}
