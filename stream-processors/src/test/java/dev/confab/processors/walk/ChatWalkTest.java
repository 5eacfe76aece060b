package dev.confab.processors.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.chat.ChatDecider;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of people in thousands of chats, against a model that shares nothing with the rules.
 * {@code -Dconfab.walk.commands=1000000} walks further, {@code -Dconfab.walk.seed} elsewhere.
 */
class ChatWalkTest {
  private static final int USERS = 3_000;
  private static final int CHATS = 2_000;
  private static final long COMMANDS = Long.getLong("confab.walk.commands", 100_000);
  private static final long SEED = Long.getLong("confab.walk.seed", 4);

  /** What is rare among thousands is met by a smaller crowd sooner. */
  private static final int FEW = 40;

  private static final long FEW_COMMANDS = 40_000;

  @Test
  void decisions_follow_the_model_and_events_alone_rebuild_the_rows() {
    ChatWalk walk = walked(USERS, CHATS, COMMANDS);

    assertThat(walk.foldedOtherwise()).isEmpty();
  }

  @Test
  void a_small_crowd_meets_every_command_every_event_and_every_refusal() {
    assertThat(walked(FEW, FEW, FEW_COMMANDS).outcomes().keySet()).containsAll(everything());
  }

  private static ChatWalk walked(int users, int chats, long commands) {
    Model model = new Model();
    ChatWalk walk = new ChatWalk(ChatDecider::decide, model);
    WalkCommands source = new WalkCommands(SEED, users, chats, model);
    for (long step = 0; step < commands; step++) {
      if (walk.step(source.next()) != null) {
        throw new AssertionError(
            "seed "
                + SEED
                + ": "
                + Failure.find(SEED, users, chats, commands, ChatDecider::decide));
      }
    }
    return walk;
  }

  static Stream<Fault> faults() {
    return Stream.of(Fault.values());
  }

  /** The walk is worth something only if it finds what is wrong. */
  @ParameterizedTest
  @MethodSource("faults")
  void a_planted_fault_is_found_and_told_in_few_commands(Fault fault) {
    Failure failure = Failure.find(SEED, FEW, FEW, COMMANDS, fault::decide);

    assertThat(failure).isNotNull();
    assertThat(failure.shortest()).hasSizeLessThanOrEqualTo(fault.commands());
  }

  /** Every kind of command and of event, and every refusal. */
  private static List<String> everything() {
    return Stream.of(
            leaves(ChatCommand.class).map(type -> "command " + type.getSimpleName()),
            leaves(ChatEvent.class).map(type -> "event " + type.getSimpleName()),
            ModelRules.CODES.stream().map(code -> "code " + code))
        .flatMap(names -> names)
        .toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(ChatWalkTest::leaves)
        : Stream.of(type);
  }
}
