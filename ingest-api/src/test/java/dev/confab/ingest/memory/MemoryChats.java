package dev.confab.ingest.memory;

import dev.confab.platform.query.Member;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.SeqRange;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.outcome.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chats, their members and messages. */
public final class MemoryChats {
  private final Map<UUID, Chat> chats = new HashMap<>();
  private final Set<UUID> blocked = new HashSet<>();

  /** One chat: what was said and who is there. */
  static final class Chat {
    final CreateChat made;
    final Map<UUID, Member> members = new TreeMap<>();
    final List<Message> messages = new ArrayList<>();
    final Map<String, Done> done = new HashMap<>();
    long lastSeq;
    Instant lastActivityAt;

    Chat(CreateChat made) {
      this.made = made;
      this.lastActivityAt = made.issuedAt();
    }

    @Nullable UUID peerOf(UUID viewer) {
      return made.type() != ChatType.DIRECT
          ? null
          : members.keySet().stream().filter(id -> !id.equals(viewer)).findFirst().orElseThrow();
    }

    boolean canSee(UUID viewer, long seq) {
      Member member = members.get(viewer);
      return member != null && member.visible().stream().anyMatch(range -> range.contains(seq));
    }
  }

  private record Done(Sha256 contentHash, Accepted outcome) {}

  synchronized Optional<Chat> chat(UUID chatId) {
    return Optional.ofNullable(chats.get(chatId));
  }

  synchronized List<Chat> all() {
    return List.copyOf(chats.values());
  }

  synchronized Outcome decide(ChatCommand command) {
    Chat chat = chats.get(command.chatId());
    if (chat == null) {
      switch (command) {
        case CreateChat create -> chat = new Chat(create);
        case OpenDirectChat open -> {
          return open(open);
        }
        default -> {
          return rejected("chat_not_found");
        }
      }
      chats.put(command.chatId(), chat);
    }
    String key = command.actor() + "/" + command.clientKey();
    Done done = chat.done.get(key);
    if (done != null) {
      return done.contentHash.equals(command.contentHash())
          ? repeated(done.outcome)
          : rejected(command instanceof CreateChat ? "chat_exists" : "client_key_reused");
    }
    if (command instanceof PostMessage && blocked.contains(command.chatId())) {
      return rejected("blocked");
    }
    long before = chat.lastSeq;
    Outcome outcome = decide(chat, command);
    if (outcome instanceof Accepted accepted) {
      chat.done.put(key, new Done(command.contentHash(), accepted));
    } else if (chat.lastSeq != before) {
      throw new IllegalStateException("a rejected command changed the chat");
    }
    return outcome;
  }

  private static Outcome decide(Chat chat, ChatCommand command) {
    return switch (command) {
      case CreateChat c -> create(chat, c);
      case OpenDirectChat c ->
          repeated(new Accepted(UUID.randomUUID(), c.chatId(), 1, 0, chat.lastActivityAt, true));
      case NoteBlock _ -> throw new IllegalStateException("no front node sends it");
      case JoinChat _, LeaveChat _, AddMember _, RemoveMember _
          when chat.made.type() == ChatType.DIRECT ->
          rejected("direct_chat");
      case JoinChat c -> join(chat, c);
      case LeaveChat c -> leave(chat, c);
      case AddMember c -> add(chat, c);
      case RemoveMember c -> remove(chat, c);
      case PostMessage c -> post(chat, c);
    };
  }

  private Outcome open(OpenDirectChat command) {
    if (blocked.contains(command.chatId())) {
      return rejected("blocked");
    }
    Chat chat =
        new Chat(
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
    Accepted accepted = next(chat, command, 0);
    put(chat, command.actor(), Role.MEMBER, command.issuedAt());
    put(chat, command.other(), Role.MEMBER, command.issuedAt());
    return accepted;
  }

  /** One of the two does not want to hear from the other. */
  public synchronized void block(UUID chatId) {
    blocked.add(chatId);
  }

  private static Outcome create(Chat chat, CreateChat command) {
    if (chat.lastSeq > 0) {
      return rejected("chat_exists");
    }
    Accepted accepted = next(chat, command, 0);
    put(chat, command.actor(), Role.OWNER, command.issuedAt());
    command.members().forEach(member -> put(chat, member, Role.MEMBER, command.issuedAt()));
    return accepted;
  }

  private static Outcome join(Chat chat, JoinChat command) {
    if (!chat.made.open()) {
      return rejected("chat_not_open");
    }
    return enter(chat, command, command.actor());
  }

  private static Outcome add(Chat chat, AddMember command) {
    return role(chat, command.actor())
        .map(
            role ->
                role == Role.OWNER ? enter(chat, command, command.userId()) : rejected("forbidden"))
        .orElseGet(() -> rejected("not_a_member"));
  }

  private static Outcome enter(Chat chat, ChatCommand command, UUID userId) {
    if (chat.members.containsKey(userId)) {
      return rejected("already_member");
    }
    put(chat, userId, Role.MEMBER, command.issuedAt());
    return accepted(chat, command, chat.lastSeq, 0);
  }

  private static Outcome leave(Chat chat, LeaveChat command) {
    return role(chat, command.actor())
        .map(
            role -> {
              if (role == Role.OWNER && chat.members.size() > 1) {
                return rejected("owner_cannot_leave");
              }
              chat.members.remove(command.actor());
              return next(chat, command, 0);
            })
        .orElseGet(() -> rejected("not_a_member"));
  }

  private static Outcome remove(Chat chat, RemoveMember command) {
    Optional<Role> role = role(chat, command.actor());
    if (role.isEmpty()) {
      return rejected("not_a_member");
    }
    if (role.get() != Role.OWNER) {
      return rejected("forbidden");
    }
    if (command.userId().equals(command.actor())) {
      return rejected("use_leave");
    }
    if (chat.members.remove(command.userId()) == null) {
      return rejected("not_a_member");
    }
    return next(chat, command, 0);
  }

  private static Outcome post(Chat chat, PostMessage command) {
    if (!chat.members.containsKey(command.actor())) {
      return rejected("not_a_member");
    }
    if (command.content().text().isBlank()) {
      return rejected("invalid_message");
    }
    Long replyTo = command.replyTo();
    if (replyTo != null && chat.messages.stream().noneMatch(m -> m.seq() == replyTo)) {
      return rejected("reply_target_not_found");
    }
    Accepted accepted = next(chat, command, chat.messages.size() + 1L);
    chat.messages.add(
        new Message(
            command.chatId(),
            accepted.seq(),
            accepted.no(),
            command.actor(),
            command.content().text(),
            replyTo,
            command.issuedAt(),
            command.clientKey()));
    return accepted;
  }

  private static Optional<Role> role(Chat chat, UUID userId) {
    return Optional.ofNullable(chat.members.get(userId)).map(Member::role);
  }

  private static void put(Chat chat, UUID userId, Role role, Instant at) {
    long seq = ++chat.lastSeq;
    SeqRange visible = chat.made.open() ? SeqRange.ALL : new SeqRange(seq, Long.MAX_VALUE);
    chat.members.put(userId, new Member(userId, role, seq, at, List.of(visible)));
  }

  private static Accepted next(Chat chat, ChatCommand command, long no) {
    return accepted(chat, command, ++chat.lastSeq, no);
  }

  private static Accepted accepted(Chat chat, ChatCommand command, long seq, long no) {
    chat.lastActivityAt = command.issuedAt();
    return new Accepted(UUID.randomUUID(), command.chatId(), seq, no, command.issuedAt(), false);
  }

  private static Accepted repeated(Accepted first) {
    return new Accepted(
        first.commandId(), first.aggregateId(), first.seq(), first.no(), first.at(), true);
  }

  private static Outcome rejected(String code) {
    return new Rejected(UUID.randomUUID(), code, "It is " + code + ".");
  }
}
