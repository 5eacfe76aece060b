package dev.confab.processors.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.processors.domain.chat.NaiveChats.Expected;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MessagePosted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks until something is wrong: what fails is the shortest failing prefix of its seed. */
class ChatRandomWalkTest {
  private static final int COMMANDS = 200;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void decisions_follow_the_rules_and_events_alone_rebuild_the_rows(long seed) {
    walk(seed);
  }

  @Test
  void walks_meet_every_outcome() {
    Map<String, Long> outcomes =
        seeds()
            .boxed()
            .flatMap(seed -> walk(seed).stream())
            .collect(Collectors.groupingBy(code -> code, Collectors.counting()));

    assertThat(outcomes)
        .containsKeys(
            "accepted",
            "repeated",
            "already_imported",
            "already_member",
            "blocked",
            "chat_exists",
            "chat_not_found",
            "chat_not_open",
            "client_key_reused",
            "direct_chat",
            "forbidden",
            "invalid_chat",
            "invalid_message",
            "not_a_member",
            "owner_cannot_leave",
            "reply_target_not_found",
            "use_leave",
            "user_blocked");
  }

  /** Walks; returns the names of the outcomes. */
  private static List<String> walk(long seed) {
    List<ChatCommand> commands = RandomChatCommands.of(seed, COMMANDS);
    Walk walk = new Walk();
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      try {
        outcomes.add(walk.step(commands.get(i)));
      } catch (AssertionError | RuntimeException e) {
        String prefix =
            commands.subList(0, i + 1).stream()
                .map(Object::toString)
                .collect(Collectors.joining("\n  ", "\n  ", "\n"));
        throw new AssertionError("seed " + seed + " fails with the last of" + prefix, e);
      }
    }
    return outcomes;
  }

  private static final class Walk {
    private final NaiveChats model = new NaiveChats();
    private final InMemoryChatRows live = new InMemoryChatRows();
    private final List<ChatEvent> events = new ArrayList<>();
    private final Map<UUID, BlocksRow> blocks = new HashMap<>();
    private final Map<UUID, Long> lastSeq = new HashMap<>();
    private final Map<UUID, Long> lastNo = new HashMap<>();

    private String step(ChatCommand command) {
      Expected expected = model.expect(command);
      ChatDecision decision = ChatDecider.decide(command, live);
      BlocksRow noted = decision.blocks();
      if (noted != null) {
        live.putBlocks(command.chatId(), noted);
        blocks.put(command.chatId(), noted);
      }
      for (ChatEvent event : decision.events()) {
        assertThat(event.seq()).isEqualTo(lastSeq.merge(event.chatId(), 1L, Long::sum));
        if (event instanceof MessagePosted posted) {
          assertThat(posted.no()).isEqualTo(lastNo.merge(event.chatId(), 1L, Long::sum));
        }
        ChatEvolver.evolve(event, live);
        events.add(event);
      }
      assertThat(decision.events()).hasSize(expected.events());
      assertThat(folded()).isEqualTo(live);
      return switch (decision.verdict()) {
        case Rejected(String code, _, _) -> {
          assertThat(code).isEqualTo(expected.code());
          yield code;
        }
        case Accepted accepted -> {
          assertThat(accepted)
              .isEqualTo(
                  new Accepted(
                      command.chatId(),
                      expected.seq(),
                      expected.no(),
                      expected.at(),
                      expected.repeated()));
          yield accepted.repeated() ? "repeated" : "accepted";
        }
      };
    }

    private InMemoryChatRows folded() {
      InMemoryChatRows rows = new InMemoryChatRows();
      blocks.forEach(rows::putBlocks);
      for (ChatEvent event : events) {
        ChatEvolver.evolve(event, rows);
      }
      return rows;
    }
  }
}
