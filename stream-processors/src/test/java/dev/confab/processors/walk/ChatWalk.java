package dev.confab.processors.walk;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.processors.domain.chat.BlocksRow;
import dev.confab.processors.domain.chat.ChatDecision;
import dev.confab.processors.domain.chat.ChatEvolver;
import dev.confab.processors.domain.chat.ChatState;
import dev.confab.processors.domain.chat.InMemoryChatRows;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decider and the model, walked side by side. */
final class ChatWalk {
  /** Decides on a command, given the rows. */
  @FunctionalInterface
  interface Decider {
    ChatDecision decide(ChatCommand command, ChatState state);
  }

  /** Of one chat in so many the log is kept and folded once more. */
  private static final int FOLDED = 16;

  private final TopicCodec<ChatCommand> commands;
  private final TopicCodec<ChatEvent> events;
  private final Decider decider;
  private final Model model;
  private final InMemoryChatRows rows = new InMemoryChatRows();
  private final Map<UUID, List<ChatEvent>> logs = new HashMap<>();
  private final Map<UUID, BlocksRow> blocks = new HashMap<>();
  private final Map<String, Long> outcomes = new TreeMap<>();

  ChatWalk(Decider decider, Model model) {
    InMemorySchemaIds ids = new InMemorySchemaIds();
    this.commands = Topics.CHAT_COMMANDS.codec(ids);
    this.events = Topics.CHAT_EVENTS.codec(ids);
    this.decider = decider;
    this.model = model;
  }

  /** How often each outcome was met: kinds of command, kinds of event, codes. */
  Map<String, Long> outcomes() {
    return outcomes;
  }

  /** Goes one step; what differs from the model, or null. */
  @Nullable String step(ChatCommand command) {
    Model.Expected expected = model.expect(command);
    met("command " + command.getClass().getSimpleName());
    if (!commands.decode(commands.encode(command)).equals(command)) {
      return "the command does not come back from its bytes";
    }
    ChatDecision decision;
    try {
      decision = decider.decide(command, rows);
    } catch (RuntimeException e) {
      return "the decider throws " + e;
    }
    BlocksRow noted = decision.blocks();
    if (noted != null) {
      rows.putBlocks(command.chatId(), noted);
      blocks.put(command.chatId(), noted);
    }
    String difference = difference(expected, decision);
    return difference != null ? difference : evolve(decision.events());
  }

  private @Nullable String difference(Model.Expected expected, ChatDecision decision) {
    switch (decision.verdict()) {
      case Rejected rejected -> {
        met("code " + rejected.code());
        if (!expected.codes().contains(rejected.code())) {
          return "rejected with " + rejected + " instead of " + expected;
        }
      }
      case Accepted accepted -> {
        met(accepted.repeated() ? "repeated" : "accepted");
        if (!expected.codes().isEmpty()
            || accepted.seq() != expected.seq()
            || accepted.no() != expected.no()
            || accepted.repeated() != expected.repeated()
            || (!decision.events().isEmpty() && !Objects.equals(accepted.at(), expected.at()))) {
          return accepted + " instead of " + expected;
        }
      }
    }
    return decision.events().equals(expected.events())
        ? null
        : "events " + decision.events() + " instead of " + expected.events();
  }

  private @Nullable String evolve(List<ChatEvent> happened) {
    for (ChatEvent event : happened) {
      met("event " + event.getClass().getSimpleName());
      if (!events.decode(events.encode(event)).equals(event)) {
        return "the event does not come back from its bytes: " + event;
      }
      try {
        ChatEvolver.evolve(event, rows); // throws unless seqs are dense
      } catch (RuntimeException e) {
        return "the fold throws " + e;
      }
      if (Math.floorMod(event.chatId().hashCode(), FOLDED) == 0) {
        logs.computeIfAbsent(event.chatId(), _ -> new ArrayList<>()).add(event);
      }
    }
    return null;
  }

  /** Chats whose log, folded once more, does not give the rows that they have. */
  List<UUID> foldedOtherwise() {
    return logs.keySet().stream().filter(chatId -> !foldsTo(chatId)).toList();
  }

  private boolean foldsTo(UUID chatId) {
    InMemoryChatRows folded = new InMemoryChatRows();
    BlocksRow noted = blocks.get(chatId);
    if (noted != null) {
      folded.putBlocks(chatId, noted);
    }
    logs.get(chatId).forEach(event -> ChatEvolver.evolve(event, folded));
    return folded.equals(rows.of(chatId));
  }

  private void met(String what) {
    outcomes.merge(what, 1L, Long::sum);
  }
}
