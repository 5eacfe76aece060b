package dev.confab.processors.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.presence.ForgetPresence;
import dev.confab.schemas.presence.PresenceCommand;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** When what was decided is committed. */
class DecisionProcessorTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final byte[] UNREADABLE = {7};

  private final InMemorySchemaIds ids = new InMemorySchemaIds();
  private final TopicCodec<PresenceCommand> commands = Topics.PRESENCE_COMMANDS.codec(ids);
  private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
  private boolean roundEnds;

  private final DecisionProcessor<PresenceCommand> processor =
      new DecisionProcessor<>(
          commands,
          Topics.NODE_INBOX.codec(ids),
          new DecisionProcessor.SinkNames("outcomes", "dead-letters"),
          () -> roundEnds) {
        @Override
        byte[] keyOf(PresenceCommand command) {
          return Ids.bytes(ANN);
        }

        @Override
        Verdict carryOut(PresenceCommand command, Record<byte[], byte[]> record) {
          return new Verdict.Accepted(ANN, 1, 0, Instant.EPOCH, false);
        }
      };

  @Test
  void amid_a_round_nothing_is_committed() {
    processor.init(context);

    processor.process(command());

    assertThat(context.committed()).isFalse();
  }

  @Test
  void the_last_command_of_a_round_is_committed_at_once() {
    processor.init(context);
    roundEnds = true;

    processor.process(command());

    assertThat(context.committed()).isTrue();
  }

  @Test
  void a_round_ends_with_a_command_that_cannot_be_read_too() {
    processor.init(context);
    context.setRecordMetadata(Topics.PRESENCE_COMMANDS.name(), 0, 0);
    roundEnds = true;

    processor.process(new Record<>(Ids.bytes(ANN), UNREADABLE, 0));

    assertThat(context.committed()).isTrue();
    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void what_a_timer_has_sent_is_committed_and_nothing_is_not() {
    processor.init(context);

    processor.commitIfAny(List.of());
    assertThat(context.committed()).isFalse();

    processor.commitIfAny(List.of(ANN));
    assertThat(context.committed()).isTrue();
  }

  private Record<byte[], byte[]> command() {
    return new Record<>(Ids.bytes(ANN), commands.encode(new ForgetPresence(ANN, Instant.EPOCH)), 0);
  }
}
