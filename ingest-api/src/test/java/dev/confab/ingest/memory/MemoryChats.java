package dev.confab.ingest.memory;

import dev.confab.ingest.memory.MemoryChat.Done;
import dev.confab.platform.query.Marks;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.MembershipCommand;
import dev.confab.schemas.chat.MessageCommand;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.mark.AdvanceMarks;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Chats, their members and messages. */
public final class MemoryChats {
  private final Map<UUID, MemoryChat> chats = new HashMap<>();
  private final Set<UUID> blocked = new HashSet<>();

  synchronized Optional<MemoryChat> chat(UUID chatId) {
    return Optional.ofNullable(chats.get(chatId));
  }

  synchronized List<MemoryChat> all() {
    return List.copyOf(chats.values());
  }

  /** One of the two does not want to hear from the other. */
  public synchronized void block(UUID chatId) {
    blocked.add(chatId);
  }

  synchronized Outcome decide(ChatCommand command) {
    try {
      return accept(command);
    } catch (Refused e) {
      return e.outcome();
    }
  }

  /** Positions only grow; what is read is received. */
  synchronized void advance(AdvanceMarks command) {
    MemoryChat chat = chats.get(command.chatId());
    Marks before = chat.marks.get(command.userId());
    long readNo = Math.max(before.readNo(), command.readNo());
    long receivedNo = Math.max(readNo, Math.max(before.receivedNo(), command.receivedNo()));
    chat.marks.put(
        command.userId(), new Marks(receivedNo, command.issuedAt(), readNo, command.issuedAt()));
  }

  private Accepted accept(ChatCommand command) {
    MemoryChat chat = chats.get(command.chatId());
    if (chat == null) {
      return switch (command) {
        case CreateChat c -> create(c);
        case OpenDirectChat c -> open(c);
        case NoteBlock _, MembershipCommand _, MessageCommand _ ->
            throw new Refused("chat_not_found");
      };
    }
    Done done = chat.done.get(key(command));
    if (done != null) {
      Refused.unless(
          done.contentHash().equals(command.contentHash()),
          command instanceof CreateChat ? "chat_exists" : "client_key_reused");
      return repeated(done.outcome());
    }
    if (command instanceof PostMessage) {
      Refused.unless(!blocked.contains(command.chatId()), "blocked");
    }
    Accepted accepted = decide(chat, command);
    remember(chat, command, accepted);
    return accepted;
  }

  private static Accepted decide(MemoryChat chat, ChatCommand command) {
    return switch (command) {
      case CreateChat _ -> throw new Refused("chat_exists");
      case OpenDirectChat c ->
          repeated(new Accepted(UUID.randomUUID(), c.chatId(), 1, 0, chat.lastActivityAt, true));
      case NoteBlock _ -> throw new IllegalStateException("no front node sends it");
      case MembershipCommand c -> MemoryMemberships.decide(chat, c);
      case MessageCommand c -> MemoryMessages.decide(chat, c);
    };
  }

  private Accepted create(CreateChat command) {
    MemoryChat chat = new MemoryChat(command);
    chats.put(command.chatId(), chat);
    Accepted accepted = chat.next(command, 0);
    chat.put(command.actor(), Role.OWNER, command.issuedAt());
    command.members().forEach(member -> chat.put(member, Role.MEMBER, command.issuedAt()));
    remember(chat, command, accepted);
    return accepted;
  }

  private Accepted open(OpenDirectChat command) {
    Refused.unless(!blocked.contains(command.chatId()), "blocked");
    MemoryChat chat =
        new MemoryChat(
            new CreateChat(
                command.chatId(),
                command.actor(),
                command.clientKey(),
                ChatType.DIRECT,
                false,
                null,
                null,
                List.of(command.other()),
                command.issuedAt()));
    chats.put(command.chatId(), chat);
    Accepted accepted = chat.next(command, 0);
    chat.put(command.actor(), Role.MEMBER, command.issuedAt());
    chat.put(command.other(), Role.MEMBER, command.issuedAt());
    return accepted;
  }

  private static void remember(MemoryChat chat, ChatCommand command, Accepted accepted) {
    chat.done.put(key(command), new Done(command.contentHash(), accepted));
  }

  private static String key(ChatCommand command) {
    return command.actor() + "/" + command.clientKey();
  }

  private static Accepted repeated(Accepted first) {
    return new Accepted(
        first.commandId(), first.aggregateId(), first.seq(), first.no(), first.at(), true);
  }
}
