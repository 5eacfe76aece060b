package dev.confab.gateway.model;

import static dev.confab.gateway.model.WishGround.ANNA;
import static dev.confab.gateway.model.WishGround.CHAT;
import static dev.confab.gateway.model.WishGround.NOW;
import static dev.confab.gateway.model.WishGround.OTHER_CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.Limits;
import dev.confab.platform.command.OutcomeUnknownException;
import dev.confab.platform.query.Marks;
import dev.confab.schemas.mark.AdvanceMarks;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MarkTest {
  private final WishGround ground = new WishGround();

  @BeforeEach
  void anna_is_a_member() {
    ground.facts().chat(CHAT, 50, Marks.NONE, ANNA);
  }

  @Test
  void of_many_marks_of_a_chat_the_highest_are_written_once_a_tick() {
    ground.facts().chat(OTHER_CHAT, 9, Marks.NONE, ANNA);
    for (int no = 1; no <= 40; no++) {
      ground.say(mark("received", CHAT, no));
      ground.say(mark("read", CHAT, no / 2 + 1));
    }
    ground.say(mark("read", CHAT, 3));
    ground.say(mark("read", OTHER_CHAT, 9));
    assertThat(ground.marks()).isEmpty();

    ground.tick();
    ground.tick();

    assertThat(ground.marks())
        .containsExactlyInAnyOrder(
            new AdvanceMarks(CHAT, ANNA, 40, 21, 7, NOW),
            new AdvanceMarks(OTHER_CHAT, ANNA, 0, 9, 7, NOW));
    assertThat(ground.isSilent()).isTrue();
  }

  @Test
  void what_waits_when_the_connection_ends_is_written_too() {
    ground.say(mark("read", CHAT, 7));

    ground.hangUp();

    assertThat(ground.marks()).containsExactly(new AdvanceMarks(CHAT, ANNA, 0, 7, 7, NOW));
  }

  @Test
  void what_is_known_already_is_not_written_again() {
    ground.facts().chat(CHAT, 50, new Marks(40, NOW, 30, NOW), ANNA);
    ground.say(mark("received", CHAT, 40));
    ground.say(mark("read", CHAT, 30));
    ground.tick();
    assertThat(ground.marks()).isEmpty();

    ground.say(mark("read", CHAT, 31));
    ground.tick();
    assertThat(ground.marks()).hasSize(1);
  }

  @Test
  void marks_that_are_wrong_are_answered() {
    ground.facts().chat(OTHER_CHAT, 9, null, ANNA);

    assertThat(wrong(CHAT, 50 + 65, 1)).isEqualTo("message_not_found");
    assertThat(wrong(OTHER_CHAT, 3, 3)).isEqualTo("not_a_member");
    assertThat(wrong(new UUID(1, 1), 3, 3)).isEqualTo("chat_not_found");
    assertThat(ground.marks()).isEmpty();
  }

  @Test
  void a_mark_of_what_the_view_does_not_know_yet_waits_for_it() {
    ground.say(mark("read", CHAT, 51));
    ground.tick();
    assertThat(ground.marks()).isEmpty();

    ground.facts().chat(CHAT, 51, Marks.NONE, ANNA);
    ground.tick();

    assertThat(ground.marks()).hasSize(1);
    assertThat(ground.isSilent()).isTrue();
  }

  @Test
  void a_mark_of_what_never_comes_is_wrong() {
    assertThat(wrong(CHAT, 51, 3)).isEqualTo("message_not_found");
  }

  @Test
  void when_the_view_is_away_marks_wait_and_grow() {
    ground.facts().away(true);
    ground.say(mark("read", CHAT, 5));
    ground.tick();
    ground.say(mark("read", CHAT, 6));
    ground.tick();

    ground.facts().away(false);
    ground.tick();

    assertThat(ground.marks()).containsExactly(new AdvanceMarks(CHAT, ANNA, 0, 6, 7, NOW));
  }

  @Test
  void a_view_that_stays_away_is_said_to_be() {
    ground.facts().away(true);
    assertThat(wrong(CHAT, 5, 30)).isEqualTo("unavailable");
  }

  @Test
  void what_the_log_may_not_have_is_written_again() {
    ground.nextMarksAre().completeExceptionally(new OutcomeUnknownException("the broker is away"));
    ground.say(mark("read", CHAT, 5));
    ground.tick();
    ground.tick();
    ground.tick();

    assertThat(ground.marks()).hasSize(2);
  }

  @Test
  void no_more_chats_than_may_wait_are_marked() {
    for (int i = 0; i < Limits.MAX_MARKED_CHATS; i++) {
      ground.say(mark("read", new UUID(5, i), 1));
    }
    assertThat(ground.isSilent()).isTrue();
    ground.say(mark("read", CHAT, 1));
    assertThat(ground.answer().path("code").asText()).isEqualTo("too_many_pending");
    ground.say(mark("read", new UUID(5, 0), 2));
    assertThat(ground.isSilent()).isTrue();
  }

  /** The code of the answer, which carries the id, after some ticks and no sooner. */
  private String wrong(UUID chat, long no, int ticks) {
    ground.say(mark("read", chat, no).replace("{", "{'id':'r',"));
    for (int i = 0; i < ticks; i++) {
      assertThat(ground.isSilent()).isTrue();
      ground.tick();
    }
    JsonNode error = ground.answer();
    assertThat(error.path("t").asText()).isEqualTo("error");
    assertThat(error.path("id").asText()).isEqualTo("r");
    return error.path("code").asText();
  }

  private static String mark(String type, UUID chat, long no) {
    return "{'t':'%s','chat':'%s','no':%d}".formatted(type, chat, no);
  }
}
