package dev.confab.processors.topology;

import dev.confab.processors.domain.Verdict;
import dev.confab.schemas.catalogue.InboxAddress;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Outcome;
import dev.confab.schemas.outcome.Rejected;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes one command, decides, writes the rows and sends events and outcome: all in the task's
 * transaction. A command that cannot be read goes to the dead letters, and the next one is taken.
 *
 * @param <C> the sealed type of the commands
 */
abstract class DecisionProcessor<C> implements Processor<byte[], byte[], byte[], byte[]> {
  private final TopicCodec<C> commands;
  private final TopicCodec<Outcome> outcomes;
  private final SinkNames sinks;
  private final BooleanSupplier roundEnds;
  private @Nullable ProcessorContext<byte[], byte[]> context;

  /** Names of the sinks that every decider has. */
  record SinkNames(String outcomes, String deadLetters) {}

  /**
   * Will decide.
   *
   * @param roundEnds asked behind each command: is it to be committed now, or with later ones?
   */
  DecisionProcessor(
      TopicCodec<C> commands,
      TopicCodec<Outcome> outcomes,
      SinkNames sinks,
      BooleanSupplier roundEnds) {
    this.commands = commands;
    this.outcomes = outcomes;
    this.sinks = sinks;
    this.roundEnds = roundEnds;
  }

  /** The key of a command's record: the chat, user or name that it is about. */
  abstract byte[] keyOf(C command);

  /** Decides on a command, writes its rows and sends its events. */
  abstract Verdict carryOut(C command, Record<byte[], byte[]> record);

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
  }

  @Override
  public final void process(Record<byte[], byte[]> record) {
    take(record);
    if (roundEnds.getAsBoolean()) {
      context().commit();
    }
  }

  private void take(Record<byte[], byte[]> record) {
    C command;
    try {
      command = commands.decode(record.value() == null ? new byte[0] : record.value());
    } catch (MalformedRecordException | UnknownRecordTypeException e) {
      setAside(record, e);
      return;
    }
    if (!Arrays.equals(record.key(), keyOf(command))) {
      setAside(record, new MalformedRecordException("the record's key is not its aggregate"));
      return;
    }
    answer(record, carryOut(command, record));
  }

  final ProcessorContext<byte[], byte[]> context() {
    return Objects.requireNonNull(context, "used before init");
  }

  final KeyValueStore<Bytes, byte[]> store(String name) {
    return context().getStateStore(name);
  }

  /** Sends a record in consequence of a command. */
  final void send(
      String sink, byte[] key, byte @Nullable [] value, long timeMs, Record<byte[], byte[]> cause) {
    context().forward(new Record<>(key, value, timeMs, Records.traceOf(cause)), sink);
  }

  /**
   * To be called behind what a timer has sent: while it is not committed, commands behind it in its
   * partition cannot be read.
   */
  final void commitIfAny(Collection<?> sent) {
    if (!sent.isEmpty()) {
      context().commit();
    }
  }

  private void setAside(Record<byte[], byte[]> record, RuntimeException reason) {
    RecordMetadata place = context().recordMetadata().orElseThrow();
    context().forward(DeadLetter.of(record, place, reason), sinks.deadLetters());
  }

  private void answer(Record<byte[], byte[]> record, Verdict verdict) {
    InboxAddress replyTo = Records.replyTo(record);
    UUID commandId = Records.commandId(record);
    if (replyTo == null || commandId == null) {
      return;
    }
    Outcome outcome =
        switch (verdict) {
          case Verdict.Accepted a ->
              new Accepted(commandId, a.aggregateId(), a.seq(), a.no(), a.at(), a.repeated());
          case Verdict.Rejected r ->
              new Rejected(commandId, r.code(), r.message(), r.retryAfter().toMillis());
        };
    send(sinks.outcomes(), replyTo.bytes(), outcomes.encode(outcome), record.timestamp(), record);
  }
}
