package dev.confab.processors.domain.chat;

import dev.confab.schemas.Imported;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What chats should do, said once more and as simply as can be: no events, no rows. The owner is
 * the only one with rights, as none of the commands makes an admin.
 */
final class NaiveChats {
  private final Map<UUID, Chat> chats = new HashMap<>();
  private final Map<List<UUID>, TreeMap<Long, Boolean>> blocks = new HashMap<>();

  /** What a command should lead to: a rejection's code, or else the numbers of its outcome. */
  record Expected(
      @Nullable String code,
      long seq,
      long no,
      @Nullable Instant at,
      int events,
      boolean repeated) {
    static Expected rejected(String code) {
      return new Expected(code, 0, 0, null, 0, false);
    }
  }

  private static final class Chat {
    private final CreateChat wish;
    private final Set<UUID> members = new LinkedHashSet<>();
    private final Set<Long> messages = new HashSet<>();
    private final Map<List<Object>, Done> done = new HashMap<>();
    private final Map<String, TreeMap<Long, Expected>> imported = new HashMap<>();
    private long seq;
    private long no;
    private Instant at;
    private @Nullable UUID owner; // until they leave; then who comes first

    private record Done(Sha256 content, Expected outcome) {}

    private TreeMap<Long, Expected> from(String source) {
      return imported.computeIfAbsent(source, _ -> new TreeMap<>());
    }

    private boolean hasTarget(PostMessage post) {
      if (post.replyTo() != null) {
        return messages.contains(post.replyTo());
      }
      Imported origin = post.imported();
      if (origin == null || post.replyToPosition() == null) {
        return true;
      }
      Expected target = from(origin.source()).get(post.replyToPosition());
      return target != null && messages.contains(target.seq);
    }

    private Chat(CreateChat wish) {
      this.wish = wish;
      this.at = wish.issuedAt();
      this.owner = wish.actor();
    }
  }

  Expected expect(ChatCommand command) {
    Chat chat = chats.get(command.chatId());
    if (command instanceof CreateChat create) {
      return chat == null ? begin(create) : again(create, chat);
    }
    if (command instanceof OpenDirectChat open) {
      return chat == null ? begin(open) : new Expected(null, 1, 0, chat.at, 0, true);
    }
    if (command instanceof NoteBlock note) {
      return expect(note, chat);
    }
    if (chat == null) {
      return Expected.rejected("chat_not_found");
    }
    Imported imported = command.imported();
    List<Object> key = List.of(command.actor(), command.clientKey());
    if (imported != null) {
      Expected first = chat.from(imported.source()).get(imported.position());
      if (first != null) {
        return repeated(first);
      }
      if (!(command instanceof PostMessage)
          && chat.from(imported.source()).higherKey(imported.position()) != null) {
        return Expected.rejected("already_imported");
      }
    }
    Chat.Done done = imported == null ? chat.done.get(key) : null;
    if (done != null) {
      return done.content.equals(command.contentHash())
          ? repeated(done.outcome)
          : Expected.rejected("client_key_reused");
    }
    String fault = fault(command, chat);
    if (fault != null) {
      return Expected.rejected(fault);
    }
    Expected outcome = apply(command, chat);
    if (imported != null) {
      chat.from(imported.source()).put(imported.position(), outcome);
    } else {
      chat.done.put(key, new Chat.Done(command.contentHash(), outcome));
    }
    return outcome;
  }

  private Expected begin(CreateChat create) {
    Chat chat = new Chat(create);
    chats.put(create.chatId(), chat);
    chat.members.add(create.actor());
    chat.members.addAll(create.members());
    chat.seq = 1 + chat.members.size();
    return new Expected(null, 1, 0, create.issuedAt(), (int) chat.seq, false);
  }

  private Expected begin(OpenDirectChat open) {
    if (open.actor().equals(open.other())) {
      return Expected.rejected("invalid_chat");
    }
    String blocked = blocked(open.actor(), open.other());
    if (blocked != null) {
      return Expected.rejected(blocked);
    }
    Expected begun =
        begin(
            new CreateChat(
                open.chatId(),
                open.actor(),
                open.clientKey(),
                ChatType.DIRECT,
                false,
                null,
                null,
                List.of(open.other()),
                open.issuedAt()));
    chats.get(open.chatId()).owner = null;
    return begun;
  }

  /** What the highest version says counts; of two with one version the first. */
  private Expected expect(NoteBlock note, @Nullable Chat chat) {
    TreeMap<Long, Boolean> known =
        blocks.computeIfAbsent(List.of(note.actor(), note.other()), _ -> new TreeMap<>());
    boolean old = !known.isEmpty() && known.lastKey() >= note.version();
    known.putIfAbsent(note.version(), note.blocked());
    Instant at = chat == null || chat.at.isBefore(note.issuedAt()) ? note.issuedAt() : chat.at;
    return new Expected(null, chat == null ? 0 : chat.seq, 0, at, 0, old);
  }

  private @Nullable String blocked(UUID actor, UUID other) {
    return blocks(actor, other) ? "user_blocked" : blocks(other, actor) ? "blocked" : null;
  }

  private boolean blocks(UUID one, UUID other) {
    TreeMap<Long, Boolean> known = blocks.get(List.of(one, other));
    return known != null && known.lastEntry().getValue();
  }

  private static Expected again(CreateChat create, Chat chat) {
    return chat.wish.open() == create.open()
            && Objects.equals(chat.wish.content(), create.content())
            && chat.wish.members().equals(create.members())
        ? new Expected(null, 1, 0, chat.wish.issuedAt(), 0, true)
        : Expected.rejected("chat_exists");
  }

  private static Expected repeated(Expected first) {
    return new Expected(null, first.seq, first.no, first.at, 0, true);
  }

  private @Nullable String fault(ChatCommand command, Chat chat) {
    if (chat.wish.type() == ChatType.DIRECT) {
      if (!(command instanceof PostMessage)) {
        return "direct_chat";
      }
      UUID other = chat.members.stream().filter(m -> !m.equals(command.actor())).findFirst().get();
      String blocked = blocked(command.actor(), other);
      if (blocked != null && chat.members.contains(command.actor())) {
        return blocked;
      }
    }
    boolean member = chat.members.contains(command.actor());
    boolean owner = command.actor().equals(chat.owner);
    return switch (command) {
      case CreateChat _, OpenDirectChat _, NoteBlock _ -> null;
      case JoinChat _ -> !chat.wish.open() ? "chat_not_open" : member ? "already_member" : null;
      case LeaveChat _ ->
          !member ? "not_a_member" : ownerAmongOthers(owner, chat) ? "owner_cannot_leave" : null;
      case AddMember add ->
          !member
              ? "not_a_member"
              : !owner
                  ? "forbidden"
                  : chat.members.contains(add.userId()) ? "already_member" : null;
      case RemoveMember remove ->
          !member
              ? "not_a_member"
              : remove.userId().equals(command.actor())
                  ? "use_leave"
                  : !owner
                      ? "forbidden"
                      : !chat.members.contains(remove.userId()) ? "not_a_member" : null;
      case PostMessage post ->
          !member
              ? "not_a_member"
              : invalid(post)
                  ? "invalid_message"
                  : chat.hasTarget(post) ? null : "reply_target_not_found";
      default -> null;
    };
  }

  private static boolean invalid(PostMessage post) {
    boolean twoTargets = post.replyTo() != null && post.replyToPosition() != null;
    return post.content() == null || post.content().text().isBlank() || twoTargets;
  }

  private static boolean ownerAmongOthers(boolean owner, Chat chat) {
    return owner && chat.members.size() > 1;
  }

  private static Expected apply(ChatCommand command, Chat chat) {
    chat.seq++;
    chat.at = chat.at.isAfter(command.issuedAt()) ? chat.at : command.issuedAt();
    long no = 0;
    switch (command) {
      case CreateChat _, OpenDirectChat _, NoteBlock _ -> {}
      case JoinChat join -> {
        chat.owner = chat.members.isEmpty() ? join.actor() : chat.owner;
        chat.members.add(join.actor());
      }
      case LeaveChat leave -> {
        chat.members.remove(leave.actor());
        chat.owner = leave.actor().equals(chat.owner) ? null : chat.owner;
      }
      case AddMember add -> chat.members.add(add.userId());
      case RemoveMember remove -> chat.members.remove(remove.userId());
      case PostMessage _ -> {
        chat.messages.add(chat.seq);
        no = ++chat.no;
      }
      default -> {}
    }
    return new Expected(null, chat.seq, no, chat.at, 1, false);
  }
}
