package dev.confab.processors.domain.chat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Ids;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a chat begins. */
final class Creation {
  /** What the id of a chat is derived from, beside its creator and their client key. */
  static final String ID_KIND = "chat";

  /** First members beside the creator: each is an event of one transaction. */
  static final int MAX_MEMBERS = 256;

  private Creation() {}

  static ChatDecision decide(CreateChat command, ChatState state) {
    if (!command.chatId().equals(Ids.derived(ID_KIND, command.actor(), command.clientKey()))) {
      return ChatDecision.rejected(
          "wrong_chat_id", "an id derived from actor and client key", "this is another");
    }
    Head head = state.head(command.chatId());
    if (head != null) {
      return again(command, head, state);
    }
    Rejected fault = fault(command);
    return fault != null ? ChatDecision.nothing(fault) : ChatDecision.of(events(command));
  }

  /** The head answers for ever; the exact time is known as long as the done row lasts. */
  private static ChatDecision again(CreateChat command, Head head, ChatState state) {
    if (!head.creator().equals(command.actor())
        || !head.contentHash().equals(command.contentHash())) {
      return ChatDecision.rejected(
          "chat_exists", "a client key to name one chat", "it named a chat of other content");
    }
    DoneRow done = state.done(command.chatId(), command.actor(), command.clientKey());
    return ChatDecision.nothing(
        new Accepted(command.chatId(), 1, 0, done != null ? done.at() : head.lastAt(), true));
  }

  private static @Nullable Rejected fault(CreateChat command) {
    if (!isMadeSo(command.type())) {
      return Info.invalid("a kind of chat that is made so", "it is another");
    }
    if (command.members().size() > MAX_MEMBERS) {
      return Info.invalid(
          "at most " + MAX_MEMBERS + " members", "there are " + command.members().size());
    }
    return Info.fault(command.content(), command.sealed());
  }

  private static boolean isMadeSo(ChatType type) {
    return switch (type) {
      case GROUP, CHANNEL -> true;
      case DIRECT, UNKNOWN -> false;
    };
  }

  private static List<ChatEvent> events(CreateChat command) {
    List<ChatEvent> events = new ArrayList<>();
    events.add(
        new ChatCreated(
            command.chatId(),
            1,
            command.actor(),
            command.issuedAt(),
            new Cause(command.clientKey(), command.contentHash()),
            command.type(),
            command.open(),
            command.content(),
            command.sealed()));
    SequencedSet<UUID> members = new LinkedHashSet<>();
    members.add(command.actor());
    members.addAll(command.members());
    for (UUID member : members) {
      events.add(added(command, events.size() + 1, member));
    }
    return events;
  }

  private static MemberAdded added(CreateChat command, long seq, UUID member) {
    Role role = member.equals(command.actor()) ? Role.OWNER : Role.MEMBER;
    return new MemberAdded(
        command.chatId(), seq, command.actor(), command.issuedAt(), null, member, role, 0);
  }
}
