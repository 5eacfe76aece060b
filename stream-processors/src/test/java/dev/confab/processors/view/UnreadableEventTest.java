package dev.confab.processors.view;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.schemas.chat.Role;
import java.util.UUID;
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
          .satisfies(
              e ->
                  assertThatThrownBy(() -> throwPoison(e))
                      .isInstanceOf(PoisonedRecordException.class)
                      .hasMessageStartingWith("stopped at chat-events-0 offset 2: "));
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

  private static void throwPoison(Throwable thrown) throws Throwable {
    Throwable cause = thrown;
    while (!(cause instanceof PoisonedRecordException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    throw cause;
  }
}
