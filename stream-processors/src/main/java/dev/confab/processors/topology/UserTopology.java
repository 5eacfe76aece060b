package dev.confab.processors.topology;

import dev.confab.processors.domain.Verdict;
import dev.confab.processors.domain.user.UserDecider;
import dev.confab.processors.domain.user.UserDecision;
import dev.confab.processors.domain.user.UserEvolver;
import dev.confab.processors.store.UserStore;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.presence.ForgetPresence;
import dev.confab.schemas.presence.PresenceCommand;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.EraseAccount;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.MailTokenEnded;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenUsed;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.SessionStored;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserEvent;
import dev.confab.schemas.user.UserFact;
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
 * {@code user-commands} → decide → {@code user-events}, {@code credential-events}, claims of names,
 * notes of blocks to direct chats, the end of presence after an erasure. Time enters as commands:
 * rows that are due become {@link ExpireRegistration} or {@link EraseAccount}.
 */
public final class UserTopology {
  /** Store of the decision rows. */
  public static final String STORE = "user-state";

  static final String SOURCE = "user-commands-source";
  static final String DECIDE = "user-decide";
  static final String EVENTS = "user-events-sink";
  static final String CREDENTIALS = "credential-events-sink";
  static final String NAMES = "user-names-sink";
  static final String CHATS = "user-chats-sink";
  static final String PRESENCE = "user-presence-sink";
  static final String DUE = "user-due-sink";
  static final String OUTCOMES = "user-outcomes-sink";
  static final String DEAD_LETTERS = "user-dead-letters-sink";

  private static final Duration DUE_INTERVAL = Duration.ofSeconds(1);

  /** The others follow a second later. */
  private static final int DUE_ROWS = 100;

  private UserTopology() {}

  /** The codecs of all that it reads and writes. */
  private record Wire(
      TopicCodec<UserCommand> commands,
      TopicCodec<UserEvent> events,
      TopicCodec<CredentialEvent> credentials,
      TopicCodec<NameCommand> names,
      TopicCodec<ChatCommand> chats,
      TopicCodec<PresenceCommand> presence,
      TopicCodec<Outcome> outcomes) {}

  /** Adds it to an application. */
  static void addTo(Topology topology, SchemaIds ids, BooleanSupplier roundEnds) {
    Wire wire =
        new Wire(
            Topics.USER_COMMANDS.codec(ids),
            Topics.USER_EVENTS.codec(ids),
            Topics.CREDENTIAL_EVENTS.codec(ids),
            Topics.NAME_COMMANDS.codec(ids),
            Topics.CHAT_COMMANDS.codec(ids),
            Topics.PRESENCE_COMMANDS.codec(ids),
            Topics.NODE_INBOX.codec(ids));
    Wiring.of(topology)
        .source(SOURCE, Topics.USER_COMMANDS.name())
        .processor(DECIDE, () -> new Decide(wire, roundEnds), SOURCE)
        .store(STORE, DECIDE)
        .sink(EVENTS, Topics.USER_EVENTS.name(), DECIDE)
        .sink(CREDENTIALS, Topics.CREDENTIAL_EVENTS.name(), Partitioners.BY_AGGREGATE, DECIDE)
        .sink(NAMES, Topics.NAME_COMMANDS.name(), DECIDE)
        .sink(CHATS, Topics.CHAT_COMMANDS.name(), DECIDE)
        .sink(PRESENCE, Topics.PRESENCE_COMMANDS.name(), DECIDE)
        .sink(DUE, Topics.USER_COMMANDS.name(), DECIDE)
        .sink(OUTCOMES, Topics.NODE_INBOX.name(), Partitioners.INBOX, DECIDE)
        .sink(DEAD_LETTERS, Topics.DEAD_LETTERS, DECIDE);
  }

  private static final class Decide extends DecisionProcessor<UserCommand> {
    private final Wire wire;
    private @Nullable UserStore rows;

    Decide(Wire wire, BooleanSupplier roundEnds) {
      super(wire.commands(), wire.outcomes(), new SinkNames(OUTCOMES, DEAD_LETTERS), roundEnds);
      this.wire = wire;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      super.init(context);
      UserStore store = new UserStore(store(STORE));
      rows = store;
      context.schedule(
          DUE_INTERVAL, PunctuationType.WALL_CLOCK_TIME, nowMs -> sendDue(store, nowMs));
    }

    /** A due row stays until its command has been carried out, so a lost one is sent again. */
    private void sendDue(UserStore store, long nowMs) {
      Instant now = Instant.ofEpochMilli(nowMs);
      List<UserStore.Due> due = store.dueUntil(now, DUE_ROWS);
      for (UserStore.Due row : due) {
        byte[] command = wire.commands().encode(command(row, now));
        context().forward(new Record<>(Ids.bytes(row.userId()), command, nowMs), DUE);
      }
      commitIfAny(due);
    }

    private static UserCommand command(UserStore.Due due, Instant now) {
      return switch (due.kind()) {
        case CLAIMS -> new ExpireRegistration(due.userId(), due.version(), now);
        case ERASURE -> new EraseAccount(due.userId(), due.version(), now);
      };
    }

    @Override
    byte[] keyOf(UserCommand command) {
      return Ids.bytes(command.userId());
    }

    @Override
    Verdict carryOut(UserCommand command, Record<byte[], byte[]> record) {
      UserStore store = Objects.requireNonNull(rows, "used before init");
      UserDecision decision = UserDecider.decide(command, store);
      for (UserFact fact : decision.facts()) {
        UserEvolver.evolve(fact, store);
        publish(fact, record);
      }
      for (NameCommand claim : decision.sends()) {
        send(
            NAMES,
            Ids.bytes(claim.nameKey()),
            wire.names().encode(claim),
            record.timestamp(),
            record);
      }
      for (NoteBlock note : decision.notes()) {
        send(
            CHATS, Ids.bytes(note.chatId()), wire.chats().encode(note), record.timestamp(), record);
      }
      return decision.verdict();
    }

    private void publish(UserFact fact, Record<byte[], byte[]> record) {
      switch (fact) {
        case UserEvent event -> {
          byte[] key = Ids.bytes(event.userId());
          send(EVENTS, key, wire.events().encode(event), record.timestamp(), record);
          if (event instanceof AccountErased erased) {
            byte[] forget =
                wire.presence().encode(new ForgetPresence(erased.userId(), erased.at()));
            send(PRESENCE, key, forget, record.timestamp(), record);
          }
        }
        case CredentialEvent credential ->
            send(
                CREDENTIALS,
                new CredentialKey(credential.userId(), credential.credentialId()).bytes(),
                value(credential),
                record.timestamp(),
                record);
      }
    }

    /** What ends a credential is a tombstone. */
    private byte @Nullable [] value(CredentialEvent credential) {
      return switch (credential) {
        case PasswordSet set -> wire.credentials().encode(set);
        case SessionStored stored -> wire.credentials().encode(stored);
        case MailTokenIssued issued -> wire.credentials().encode(issued);
        case MailTokenUsed used -> wire.credentials().encode(used);
        case SessionEnded _, PasswordEnded _, MailTokenEnded _ -> null;
      };
    }
  }
}
