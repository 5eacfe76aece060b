package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.ChatFixture.chat;
import static dev.confab.processors.domain.chat.ChatFixture.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.Bytes;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.PostMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What members say. */
class PostingTest {
  private static final Sealed SEALED =
      new Sealed("key", Bytes.copyOf(new byte[] {1}), Bytes.copyOf(new byte[] {2}));
  private final ChatFixture chat = chat(true);

  @Test
  void a_message_gets_the_next_seq_and_no() {
    PostMessage command = chat.post(MEMBER, "Hello");

    ChatDecision decision = chat.handle(command);

    assertThat(decision.verdict()).isEqualTo(new Accepted(CHAT, 4, 1, T0, false));
    assertThat(decision.events())
        .containsExactly(
            new MessagePosted(
                CHAT,
                4,
                1,
                MEMBER,
                T0,
                T0,
                new Cause(command.clientKey(), command.contentHash()),
                new MessageContent("Hello"),
                null,
                null,
                null));
    assertThat(chat.rows.message(CHAT, 4)).isEqualTo(MessageRow.posted(MEMBER, T0, null));
  }

  @Test
  void a_stranger_cannot_post() {
    assertThat(chat.rejected(chat.post(STRANGER, "Hello"))).isEqualTo("not_a_member");
  }

  @Test
  void a_text_is_not_blank_and_not_too_long() {
    assertThat(chat.rejected(chat.post(MEMBER, ""))).isEqualTo("invalid_message");
    assertThat(chat.rejected(chat.post(MEMBER, " \n"))).isEqualTo("invalid_message");
    assertThat(chat.rejected(chat.post(MEMBER, "x".repeat(8193)))).isEqualTo("invalid_message");
    chat.given(chat.post(MEMBER, "x".repeat(8192)));
  }

  @Test
  void content_is_either_plain_or_sealed() {
    MessageContent plain = new MessageContent("Hello");

    assertThat(chat.rejected(new PostMessage(CHAT, MEMBER, "a", null, null, null, null, T0, null)))
        .isEqualTo("invalid_message");
    assertThat(
            chat.rejected(new PostMessage(CHAT, MEMBER, "b", plain, SEALED, null, null, T0, null)))
        .isEqualTo("invalid_message");
    chat.given(new PostMessage(CHAT, MEMBER, "c", null, SEALED, null, null, T0, null));
  }

  @Test
  void a_reply_answers_a_message_that_exists() {
    chat.given(chat.post(MEMBER, "Hello"));

    assertThat(chat.rejected(post(OWNER, "a", "Yes", 3L, T0, null)))
        .isEqualTo("reply_target_not_found"); // seq 3 made a member
    assertThat(chat.rejected(post(OWNER, "b", "Yes", 5L, T0, null)))
        .isEqualTo("reply_target_not_found");
    chat.given(post(OWNER, "c", "Yes", 4L, T0, null));
  }

  @Test
  void time_never_runs_backwards() {
    Instant later = T0.plusSeconds(10);
    chat.given(post(MEMBER, "a", "One", null, later, null));

    assertThat(chat.accepted(post(MEMBER, "b", "Two", null, T0, null)).at()).isEqualTo(later);
  }
}
