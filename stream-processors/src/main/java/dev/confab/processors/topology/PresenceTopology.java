package dev.confab.processors.topology;

import dev.confab.processors.domain.Verdict;
import dev.confab.processors.domain.presence.PresenceDecider;
import dev.confab.processors.domain.presence.PresenceDecision;
import dev.confab.processors.domain.presence.PresenceEvolver;
import dev.confab.processors.domain.presence.PresenceFact;
import dev.confab.processors.domain.presence.PresenceFact.Forgotten;
import dev.confab.processors.domain.presence.PresenceFact.Lapsed;
import dev.confab.processors.domain.presence.PresenceFact.LeaseEnded;
import dev.confab.processors.domain.presence.PresenceFact.LeaseRenewed;
import dev.confab.processors.domain.presence.PresenceFact.Reported;
import dev.confab.processors.domain.presence.PresenceFact.Shown;
import dev.confab.processors.store.PresenceStore;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.LeaseKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.presence.ConnectionsCommand;
import dev.confab.schemas.presence.ExpireLease;
import dev.confab.schemas.presence.LeaseCommand;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceCommand;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * {@code presence-commands} → decide → {@code presence-events}. Time enters as commands: a lease
 * that was not renewed becomes an {@link ExpireLease} behind all that waits in its partition, so
 * that a renewal that waits there comes first.
 */
public final class PresenceTopology {
  /** Store of the decision rows. */
  public static final String STORE = "presence-state";

  static final String SOURCE = "presence-commands-source";
  static final String DECIDE = "presence-decide";
  static final String EVENTS = "presence-events-sink";
  static final String DUE = "presence-due-sink";
  static final String OUTCOMES = "presence-outcomes-sink";
  static final String DEAD_LETTERS = "presence-dead-letters-sink";

  private PresenceTopology() {}

  /** The topology, with schema ids resolved. */
  public static Topology build(SchemaIds ids) {
    TopicCodec<PresenceCommand> commands = Topics.PRESENCE_COMMANDS.codec(ids);
    TopicCodec<PresenceChanged> events = Topics.PRESENCE_EVENTS.codec(ids);
    TopicCodec<Outcome> outcomes = Topics.NODE_INBOX.codec(ids);
    Topology topology = new Topology();
    Wiring.of(topology)
        .source(SOURCE, Topics.PRESENCE_COMMANDS.name())
        .processor(DECIDE, () -> new Decide(commands, events, outcomes), SOURCE)
        .store(STORE, DECIDE)
        .sink(EVENTS, Topics.PRESENCE_EVENTS.name(), DECIDE)
        .sink(DUE, Topics.PRESENCE_COMMANDS.name(), Partitioners.LEASES, DECIDE)
        .sink(OUTCOMES, Topics.NODE_INBOX.name(), Partitioners.INBOX, DECIDE)
        .sink(DEAD_LETTERS, Topics.DEAD_LETTERS, DECIDE);
    return topology;
  }

  private static final class Decide extends DecisionProcessor<PresenceCommand> {
    private final TopicCodec<PresenceCommand> commands;
    private final TopicCodec<PresenceChanged> events;
    private final LeaseWatch watch = new LeaseWatch();
    private @Nullable PresenceStore rows;

    Decide(
        TopicCodec<PresenceCommand> commands,
        TopicCodec<PresenceChanged> events,
        TopicCodec<Outcome> outcomes) {
      super(commands, outcomes, new SinkNames(OUTCOMES, DEAD_LETTERS), () -> false);
      this.commands = commands;
      this.events = events;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      super.init(context);
      PresenceStore store = new PresenceStore(store(STORE));
      rows = store;
      context.schedule(
          LeaseWatch.TICK, PunctuationType.WALL_CLOCK_TIME, nowMs -> tick(store, nowMs));
    }

    private void tick(PresenceStore store, long nowMs) {
      int partition = context().taskId().partition();
      Instant now = Instant.ofEpochMilli(nowMs);
      watch
          .tick(store.leases())
          .forEach((nodeId, renewal) -> sendDue(new ExpireLease(nodeId, partition, renewal, now)));
    }

    private void sendDue(ExpireLease command) {
      context()
          .forward(
              new Record<>(
                  keyOf(command), commands.encode(command), command.issuedAt().toEpochMilli()),
              DUE);
    }

    @Override
    byte[] keyOf(PresenceCommand command) {
      return switch (command) {
        case ConnectionsCommand ofUser -> Ids.bytes(ofUser.userId());
        case LeaseCommand lease -> new LeaseKey(lease.nodeId(), lease.partition()).bytes();
      };
    }

    @Override
    Verdict carryOut(PresenceCommand command, Record<byte[], byte[]> record) {
      PresenceStore store = Objects.requireNonNull(rows, "used before init");
      PresenceDecision decision = PresenceDecider.decide(command, store);
      for (PresenceFact fact : decision.facts()) {
        PresenceEvolver.evolve(fact, store);
        publish(fact, record);
      }
      ExpireLease next = decision.next();
      if (next != null) {
        sendDue(next);
      }
      return decision.verdict();
    }

    private void publish(PresenceFact fact, Record<byte[], byte[]> record) {
      switch (fact) {
        case Shown shown ->
            send(
                EVENTS,
                Ids.bytes(shown.event().userId()),
                events.encode(shown.event()),
                shown.event().at().toEpochMilli(),
                record);
        case Forgotten forgotten ->
            send(EVENTS, Ids.bytes(forgotten.userId()), null, record.timestamp(), record);
        case Reported _, Lapsed _, LeaseRenewed _, LeaseEnded _ -> {}
      }
    }
  }
}
