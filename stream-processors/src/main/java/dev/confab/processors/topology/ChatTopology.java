package dev.confab.processors.topology;

import dev.confab.processors.domain.Verdict;
import dev.confab.processors.domain.chat.BlocksRow;
import dev.confab.processors.domain.chat.ChatDecider;
import dev.confab.processors.domain.chat.ChatDecision;
import dev.confab.processors.domain.chat.ChatEvolver;
import dev.confab.processors.domain.chat.InvitationRow;
import dev.confab.processors.store.ChatStore;
import dev.confab.processors.store.InvitationStore;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.outcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * {@code chat-commands} → decide → {@code chat-events}, {@code node-inbox}. Time enters as
 * commands: invitations that are due become {@link ExpireInvitation}.
 */
public final class ChatTopology {
  /** Store of the decision rows. */
  public static final String STORE = "chat-state";

  static final String SOURCE = "chat-commands-source";
  static final String DECIDE = "chat-decide";
  static final String EVENTS = "chat-events-sink";
  static final String DUE = "chat-due-sink";
  static final String OUTCOMES = "chat-outcomes-sink";
  static final String DEAD_LETTERS = "chat-dead-letters-sink";

  /** How long a retry is known as one. */
  static final Duration RETRY_MEMORY = Duration.ofDays(7);

  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);

  /** A sweep holds up commands, so it does little at a time. */
  private static final int SWEEP_ROWS = 2_000;

  private static final Duration DUE_INTERVAL = Duration.ofSeconds(1);

  /** The others follow a second later. */
  private static final int DUE_ROWS = 100;

  private ChatTopology() {}

  /** Adds it to an application. */
  static void addTo(Topology topology, SchemaIds ids, BooleanSupplier roundEnds) {
    TopicCodec<ChatCommand> commands = Topics.CHAT_COMMANDS.codec(ids);
    TopicCodec<ChatEvent> events = Topics.CHAT_EVENTS.codec(ids);
    TopicCodec<Outcome> outcomes = Topics.NODE_INBOX.codec(ids);
    Wiring.of(topology)
        .source(SOURCE, Topics.CHAT_COMMANDS.name())
        .processor(DECIDE, () -> new Decide(commands, events, outcomes, roundEnds), SOURCE)
        .store(STORE, DECIDE)
        .sink(EVENTS, Topics.CHAT_EVENTS.name(), DECIDE)
        .sink(DUE, Topics.CHAT_COMMANDS.name(), DECIDE)
        .sink(OUTCOMES, Topics.NODE_INBOX.name(), Partitioners.INBOX, DECIDE)
        .sink(DEAD_LETTERS, Topics.DEAD_LETTERS, DECIDE);
  }

  private static final class Decide extends DecisionProcessor<ChatCommand> {
    private final TopicCodec<ChatCommand> commands;
    private final TopicCodec<ChatEvent> events;
    private @Nullable ChatStore rows;

    Decide(
        TopicCodec<ChatCommand> commands,
        TopicCodec<ChatEvent> events,
        TopicCodec<Outcome> outcomes,
        BooleanSupplier roundEnds) {
      super(commands, outcomes, new SinkNames(OUTCOMES, DEAD_LETTERS), roundEnds);
      this.commands = commands;
      this.events = events;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      super.init(context);
      ChatStore store = new ChatStore(store(STORE));
      rows = store;
      context.schedule(
          SWEEP_INTERVAL,
          PunctuationType.WALL_CLOCK_TIME,
          nowMs -> store.sweepDone(Instant.ofEpochMilli(nowMs).minus(RETRY_MEMORY), SWEEP_ROWS));
      context.schedule(
          DUE_INTERVAL, PunctuationType.WALL_CLOCK_TIME, nowMs -> sendDue(store, nowMs));
    }

    /** A due row stays until its command has been carried out, so a lost one is sent again. */
    private void sendDue(ChatStore store, long nowMs) {
      Instant now = Instant.ofEpochMilli(nowMs);
      List<InvitationStore.Due> due = store.dueUntil(now, DUE_ROWS);
      for (InvitationStore.Due row : due) {
        InvitationRow invitation = row.invitation();
        byte[] command =
            commands.encode(
                new ExpireInvitation(
                    row.chatId(), invitation.inviter(), row.userId(), invitation.seq(), now));
        context().forward(new Record<>(Ids.bytes(row.chatId()), command, nowMs), DUE);
      }
      commitIfAny(due);
    }

    @Override
    byte[] keyOf(ChatCommand command) {
      return Ids.bytes(command.chatId());
    }

    @Override
    Verdict carryOut(ChatCommand command, Record<byte[], byte[]> record) {
      ChatStore store = Objects.requireNonNull(rows, "used before init");
      ChatDecision decision = ChatDecider.decide(command, store);
      BlocksRow blocks = decision.blocks();
      if (blocks != null) {
        store.putBlocks(command.chatId(), blocks);
      }
      for (ChatEvent event : decision.events()) {
        ChatEvolver.evolve(event, store);
        send(
            EVENTS,
            Ids.bytes(event.chatId()),
            events.encode(event),
            event.at().toEpochMilli(),
            record);
      }
      return decision.verdict();
    }
  }
}
