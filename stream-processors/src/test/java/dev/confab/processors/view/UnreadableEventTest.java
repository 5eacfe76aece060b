package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.processors.runtime.PoisonedRecordException;
import dev.confab.schemas.chat.Role;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnreadableEventTest {
  private static final UUID CHAT = new UUID(1, 2);

  @Test
  void a_view_stops_at_a_record_that_is_no_event_and_names_its_place() {
    try (RunningViews running = new RunningViews()) {
      ChatLog chat = new ChatLog(CHAT, Users.ANNA);
      running.publish(chat.created(true));
      running.publish(chat.added(Users.ANNA, Role.OWNER));

      assertThatThrownBy(() -> running.publishBroken(CHAT, new byte[] {9, 9, 9}))
          .hasRootCauseMessage(
              "a value of topic chat-events does not start with magic byte 0 and a schema id")
          .satisfies(e -> assertThat(causes(e)).anyMatch(UnreadableEventTest::namesThePlace));
    }
  }

  @Test
  void a_store_that_was_taken_back_is_unavailable() {
    RunningViews running = new RunningViews();
    ChatLog chat = new ChatLog(CHAT, Users.ANNA);
    running.publish(chat.created(true));
    running.close();

    assertThatThrownBy(() -> running.views().chat(Users.ANNA, ChatPosition.current(CHAT)))
        .isInstanceOf(ViewUnavailableException.class);
  }

  private static boolean namesThePlace(Throwable cause) {
    return cause instanceof PoisonedRecordException
        && cause.getMessage().startsWith("stopped at chat-events-0 offset 2: ");
  }

  private static List<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).toList();
  }
}
