package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.MemberPage;
import dev.confab.processors.query.LocalViews;
import dev.confab.processors.query.ViewPlaces;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A chat of 100,000 costs what a small one does: counted in rows, so that no clock is asked. */
class LargeChatTest {
  private static final UUID CHAT = new UUID(1, 2);
  private static final ChatPosition HERE = ChatPosition.current(CHAT);
  private static final int SMALL = 150;
  private static final int LARGE = 100_000;

  /** Rows touched by what happens in a chat. */
  private record Costs(
      long join, long post, long leave, long head, long members, long history, long member) {}

  @Test
  void everything_touches_as_many_rows_in_a_chat_of_100_000_as_in_a_small_one() {
    assertThat(costs(LARGE)).isEqualTo(costs(SMALL));
  }

  private static Costs costs(int size) {
    ChatLog log = new ChatLog(CHAT, Users.ANNA);
    try (Replayed view = TimelineLog.view(Map.of())) {
      deliver(view, log.created(true));
      deliver(view, log.added(Users.ANNA, Role.OWNER));
      for (int i = 0; i < RecentChanges.KEPT; i++) {
        deliver(view, log.posted(Users.ANNA, "x"));
      }
      for (int i = 1; i < size; i++) {
        deliver(view, log.joined(new UUID(0x1000_0000_0000_0000L + i, i)));
      }
      ViewPlaces none = ViewPlaces.of(1, 1, 1);
      LocalViews views =
          new LocalViews(
              new ViewPlaces(view.partitions(), none.userChats(), none.accounts(), none.names()));
      MemberPage page = views.members(Users.ANNA, HERE, null, 100);
      assertThat(page.members()).hasSize(100);
      assertThat(page.more()).isTrue();
      return new Costs(
          view.touchedBy(() -> deliver(view, log.joined(Users.BEN))),
          view.touchedBy(() -> deliver(view, log.posted(Users.BEN, "hello"))),
          view.touchedBy(() -> deliver(view, log.left(Users.BEN))),
          view.touchedBy(() -> views.chat(Users.ANNA, HERE)),
          view.touchedBy(() -> views.members(Users.ANNA, HERE, null, 100)),
          view.touchedBy(() -> views.history(Users.ANNA, HERE, HistoryRange.newest(50))),
          view.touchedBy(() -> views.member(Users.ANNA, HERE, new UUID(0, 7))));
    }
  }

  private static void deliver(Replayed view, ChatEvent event) {
    TimelineLog.deliver(view, (int) event.seq(), event);
  }
}
