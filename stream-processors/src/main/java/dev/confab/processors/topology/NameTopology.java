package dev.confab.processors.topology;

import dev.confab.processors.domain.Verdict;
import dev.confab.processors.domain.name.NameDecider;
import dev.confab.processors.domain.name.NameDecision;
import dev.confab.processors.domain.name.NameEvolver;
import dev.confab.processors.store.NameStore;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.name.NameEvent;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.UserCommand;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * {@code name-commands} → decide → {@code name-events}; the answer to a claim goes to the user who
 * asked, as a command, in the same transaction.
 */
public final class NameTopology {
  /** Store of the decision rows. */
  public static final String STORE = "name-state";

  static final String SOURCE = "name-commands-source";
  static final String DECIDE = "name-decide";
  static final String EVENTS = "name-events-sink";
  static final String ANSWERS = "name-answers-sink";
  static final String OUTCOMES = "name-outcomes-sink";
  static final String DEAD_LETTERS = "name-dead-letters-sink";

  private NameTopology() {}

  /** Adds it to an application. */
  static void addTo(Topology topology, SchemaIds ids, BooleanSupplier roundEnds) {
    TopicCodec<NameCommand> commands = Topics.NAME_COMMANDS.codec(ids);
    TopicCodec<NameEvent> events = Topics.NAME_EVENTS.codec(ids);
    TopicCodec<UserCommand> answers = Topics.USER_COMMANDS.codec(ids);
    TopicCodec<Outcome> outcomes = Topics.NODE_INBOX.codec(ids);
    Wiring.of(topology)
        .source(SOURCE, Topics.NAME_COMMANDS.name())
        .processor(DECIDE, () -> new Decide(commands, events, answers, outcomes, roundEnds), SOURCE)
        .store(STORE, DECIDE)
        .sink(EVENTS, Topics.NAME_EVENTS.name(), DECIDE)
        .sink(ANSWERS, Topics.USER_COMMANDS.name(), DECIDE)
        .sink(OUTCOMES, Topics.NODE_INBOX.name(), Partitioners.INBOX, DECIDE)
        .sink(DEAD_LETTERS, Topics.DEAD_LETTERS, DECIDE);
  }

  private static final class Decide extends DecisionProcessor<NameCommand> {
    private final TopicCodec<NameEvent> events;
    private final TopicCodec<UserCommand> answers;
    private @Nullable NameStore rows;

    Decide(
        TopicCodec<NameCommand> commands,
        TopicCodec<NameEvent> events,
        TopicCodec<UserCommand> answers,
        TopicCodec<Outcome> outcomes,
        BooleanSupplier roundEnds) {
      super(commands, outcomes, new SinkNames(OUTCOMES, DEAD_LETTERS), roundEnds);
      this.events = events;
      this.answers = answers;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      super.init(context);
      rows = new NameStore(store(STORE));
    }

    @Override
    byte[] keyOf(NameCommand command) {
      return Ids.bytes(command.nameKey());
    }

    @Override
    Verdict carryOut(NameCommand command, Record<byte[], byte[]> record) {
      NameStore store = Objects.requireNonNull(rows, "used before init");
      NameDecision decision = NameDecider.decide(command, store);
      for (NameEvent event : decision.events()) {
        NameEvolver.evolve(event, store);
        send(EVENTS, Ids.bytes(event.nameKey()), events.encode(event), record.timestamp(), record);
      }
      for (AnswerClaim answer : decision.answers()) {
        send(
            ANSWERS,
            Ids.bytes(answer.userId()),
            answers.encode(answer),
            record.timestamp(),
            record);
      }
      return decision.verdict();
    }
  }
}
