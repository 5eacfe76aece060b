package dev.confab.processors.walk;

import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.MembershipCommand;
import dev.confab.schemas.chat.MessageCommand;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.PostMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What chats should do, said once more and as simply as can be: it keeps everything, knows neither
 * rows nor folds, and looks rules up one by one.
 */
final class Model {
  private final Map<UUID, ModelChat> chats = new HashMap<>();
  private final Map<List<UUID>, TreeMap<Long, Boolean>> blocks = new HashMap<>();

  /**
   * What a command should lead to.
   *
   * @param codes why it is refused: any of them will do, as the order of rules is nobody's
   *     business; empty if it is accepted
   * @param events exactly these
   */
  record Expected(
      Set<String> codes,
      List<ChatEvent> events,
      long seq,
      long no,
      @Nullable Instant at,
      boolean repeated) {
    static Expected refused(Set<String> codes) {
      return new Expected(codes, List.of(), 0, 0, null, false);
    }

    static Expected nothing(long seq, long no, Instant at, boolean repeated) {
      return new Expected(Set.of(), List.of(), seq, no, at, repeated);
    }
  }

  @Nullable ModelChat chat(UUID chatId) {
    return chats.get(chatId);
  }

  Expected expect(ChatCommand command) {
    ModelChat chat = chats.get(command.chatId());
    return switch (command) {
      case CreateChat create -> chat == null ? begin(create) : again(create, chat);
      case OpenDirectChat open -> open(open, chat);
      case NoteBlock note -> note(note, chat);
      case MembershipCommand _, MessageCommand _ ->
          chat == null ? Expected.refused(Set.of("chat_not_found")) : at(command, chat);
    };
  }

  private Expected at(ChatCommand command, ModelChat chat) {
    Imported imported = command.imported();
    List<Object> key = List.of(command.actor(), command.clientKey());
    if (imported != null) {
      TreeMap<Long, ModelChat.Done> source =
          chat.imported.computeIfAbsent(imported.source(), _ -> new TreeMap<>());
      ModelChat.Done first = source.get(imported.position());
      if (first != null) {
        return Expected.nothing(first.seq(), first.no(), first.at(), true);
      }
      if (!(command instanceof PostMessage) && source.higherKey(imported.position()) != null) {
        return Expected.refused(Set.of("already_imported"));
      }
    } else {
      ModelChat.Done first = chat.done.get(key);
      if (first != null) {
        return first.content().equals(command.contentHash())
            ? Expected.nothing(first.seq(), first.no(), first.at(), true)
            : Expected.refused(Set.of("client_key_reused"));
      }
    }
    Instant at = command.issuedAt().isAfter(chat.at) ? command.issuedAt() : chat.at;
    Set<String> codes = ModelRules.faults(command, chat, at, this);
    if (!codes.isEmpty()) {
      return Expected.refused(codes);
    }
    List<ChatEvent> events = ModelEffects.apply(command, chat, at);
    if (events.isEmpty()) {
      return Expected.nothing(chat.seq, 0, chat.at, true);
    }
    ChatEvent event = events.getFirst();
    chat.at = at;
    chat.seq = event.seq();
    long no = command instanceof PostMessage ? chat.no : 0;
    ModelChat.Done outcome = new ModelChat.Done(command.contentHash(), event.seq(), no, at);
    if (imported != null) {
      chat.imported.get(imported.source()).put(imported.position(), outcome);
    } else if (!(command instanceof ExpireInvitation)) {
      chat.done.put(key, outcome);
    }
    return new Expected(Set.of(), events, event.seq(), no, at, false);
  }

  private Expected begin(CreateChat create) {
    ModelChat chat =
        new ModelChat(
            create.chatId(),
            create.type(),
            create.open(),
            create.actor(),
            create.contentHash(),
            create.issuedAt());
    chats.put(create.chatId(), chat);
    return begun(chat, ModelEffects.begin(create, chat));
  }

  private static Expected again(CreateChat create, ModelChat chat) {
    return chat.beginning.equals(create.contentHash())
        ? Expected.nothing(1, 0, chat.createdAt, true)
        : Expected.refused(Set.of("chat_exists"));
  }

  private Expected open(OpenDirectChat open, @Nullable ModelChat chat) {
    if (open.actor().equals(open.other())) {
      return Expected.refused(Set.of("invalid_chat"));
    }
    if (chat != null) {
      return Expected.nothing(1, 0, chat.at, true);
    }
    Set<String> blocked = blocked(open.actor(), open.other());
    if (!blocked.isEmpty()) {
      return Expected.refused(blocked);
    }
    ModelChat begun =
        new ModelChat(
            open.chatId(),
            ChatType.DIRECT,
            false,
            open.actor(),
            open.contentHash(),
            open.issuedAt());
    chats.put(open.chatId(), begun);
    return begun(begun, ModelEffects.begin(open, begun));
  }

  private static Expected begun(ModelChat chat, List<ChatEvent> events) {
    chat.seq = events.size();
    return new Expected(Set.of(), events, 1, 0, chat.createdAt, false);
  }

  /** What the highest version says counts; of two with one version the first. */
  private Expected note(NoteBlock note, @Nullable ModelChat chat) {
    TreeMap<Long, Boolean> known =
        blocks.computeIfAbsent(List.of(note.actor(), note.other()), _ -> new TreeMap<>());
    boolean old = !known.isEmpty() && known.lastKey() >= note.version();
    known.putIfAbsent(note.version(), note.blocked());
    Instant at = chat == null || chat.at.isBefore(note.issuedAt()) ? note.issuedAt() : chat.at;
    return Expected.nothing(chat == null ? 0 : chat.seq, 0, at, old);
  }

  /** Why one of two people cannot write to the other; empty if they can. */
  Set<String> blocked(UUID actor, UUID other) {
    return blocks(actor, other)
        ? Set.of("user_blocked")
        : blocks(other, actor) ? Set.of("blocked") : Set.of();
  }

  private boolean blocks(UUID one, UUID other) {
    TreeMap<Long, Boolean> known = blocks.get(List.of(one, other));
    return known != null && known.lastEntry().getValue();
  }
}
