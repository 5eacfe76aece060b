package dev.confab.processors.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.RangeAnswer;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.RunningViews;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.mark.AdvanceMarks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people see of chats, asked of the views while the walk goes on, and counted by hand from the
 * whole log: nobody sees what they may not, and no count drifts.
 */
class ViewWalkTest {
  private static final int USERS = 12;
  private static final int CHATS = 6;
  private static final int COMMANDS = 3_000;
  private static final int LIMIT = 200;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void people_see_what_a_recount_says(long seed) {
    Model model = new Model();
    WalkCommands source = new WalkCommands(seed, USERS, CHATS, model);
    Random random = new Random(seed);
    Map<UUID, NaiveReader> readers = new HashMap<>();
    Map<List<UUID>, Long> marks = new HashMap<>();
    try (RunningViews running = new RunningViews()) {
      for (int step = 0; step < COMMANDS; step++) {
        ChatCommand command = source.next();
        for (ChatEvent event : model.expect(command).events()) {
          running.publish(event);
          readers.computeIfAbsent(event.chatId(), _ -> new NaiveReader()).add(event);
        }
        NaiveReader reader = readers.get(command.chatId());
        if (reader != null && step % 3 == 0) {
          UUID viewer = new UUID(1, random.nextInt(USERS));
          List<UUID> place = List.of(command.chatId(), viewer);
          long read = random.nextLong(model.chat(command.chatId()).no + 1);
          if (reader.isMember(viewer) && random.nextInt(4) == 0) {
            running.publish(
                new AdvanceMarks(
                    command.chatId(), viewer, read, read, reader.lastSeq(), command.issuedAt()));
            marks.merge(place, read, Math::max);
          }
          check(
              "seed %d, step %d, chat %s, viewer %s"
                  .formatted(seed, step, command.chatId(), viewer),
              running,
              command.chatId(),
              viewer,
              reader,
              marks.getOrDefault(place, 0L));
        }
      }
    }
  }

  private static void check(
      String where,
      RunningViews running,
      UUID chatId,
      UUID viewer,
      NaiveReader reader,
      long markedNo) {
    Views views = running.views();
    ChatPosition chat = new ChatPosition(chatId, reader.lastSeq());
    HistoryPage newest = views.history(viewer, chat, HistoryRange.newest(LIMIT));
    RangeAnswer caughtUp = views.events(viewer, chat, 1, reader.lastSeq());
    ChatHead head = views.chat(viewer, chat).orElseThrow();
    if (!reader.isMember(viewer)) {
      assertThat(newest.access()).as(where).isEqualTo(Access.NO_MEMBER);
      assertThat(newest.messages()).as(where).isEmpty();
      assertThat(caughtUp.events()).as(where).isEmpty();
      assertThat(head.membership()).as(where).isNull();
      assertThat(head.lastMessage()).as(where).isNull();
      assertThat(head.unread()).as(where).isZero();
      return;
    }
    assertThat(texts(newest)).as(where).isEqualTo(last(reader.history(viewer)));
    for (Message message : newest.messages()) {
      assertThat(
              message.reactions().stream()
                  .collect(Collectors.toMap(count -> count.type(), count -> count.count())))
          .as("%s, message %d", where, message.seq())
          .isEqualTo(reader.reactions(message.seq()));
    }
    assertThat(caughtUp.events().stream().map(running::event).map(ChatEvent::seq).toList())
        .as(where)
        .isEqualTo(caughtUp.gone() ? List.of() : reader.visible(viewer));
    assertThat(head.unread()).as(where).isEqualTo(reader.unread(viewer, markedNo));
    assertThat(head.unreadMentions()).as(where).isEqualTo(reader.unreadMentions(viewer, markedNo));
  }

  private static Map<Long, String> texts(HistoryPage page) {
    return page.messages().stream()
        .collect(
            Collectors.toMap(
                Message::seq,
                message -> Objects.requireNonNullElse(message.text(), ""),
                (a, _) -> a,
                TreeMap::new));
  }

  private static Map<Long, String> last(Map<Long, String> all) {
    return all.entrySet().stream()
        .skip(Math.max(0, all.size() - LIMIT))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
  }
}
