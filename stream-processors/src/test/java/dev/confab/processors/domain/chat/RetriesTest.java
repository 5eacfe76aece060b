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
import org.junit.jupiter.api.Test;

/** What is wished twice is done once. */
class RetriesTest {
  private final ChatFixture chat = chat(true);

  @Test
  void a_retry_gets_the_first_outcome_and_changes_nothing() {
    Accepted first = chat.accepted(post(MEMBER, "key", "Hello", null, T0, null));
    chat.given(chat.post(OWNER, "Between"));

    ChatDecision again = chat.handle(post(MEMBER, "key", "Hello", null, T0.plusSeconds(9), null));

    assertThat(again.events()).isEmpty();
    assertThat(again.verdict())
        .isEqualTo(new Accepted(CHAT, first.seq(), first.no(), first.at(), true));
  }

  @Test
  void a_retry_is_answered_even_if_the_wish_would_be_rejected_now() {
    chat.given(post(MEMBER, "key", "Hello", null, T0, null));
    chat.given(chat.remove(OWNER, MEMBER));

    assertThat(chat.accepted(post(MEMBER, "key", "Hello", null, T0, null)).repeated()).isTrue();
  }

  @Test
  void other_content_under_a_used_key_is_a_conflict() {
    chat.given(post(MEMBER, "key", "Hello", null, T0, null));

    assertThat(chat.rejected(post(MEMBER, "key", "Bye", null, T0, null)))
        .isEqualTo("client_key_reused");
  }

  @Test
  void a_key_belongs_to_its_actor() {
    chat.given(post(MEMBER, "key", "Hello", null, T0, null));

    assertThat(chat.accepted(post(OWNER, "key", "Bye", null, T0, null)).repeated()).isFalse();
  }

  @Test
  void a_rejection_is_not_remembered() {
    assertThat(chat.rejected(post(STRANGER, "key", "Hello", null, T0, null)))
        .isEqualTo("not_a_member");
    chat.given(chat.join(STRANGER));

    assertThat(chat.accepted(post(STRANGER, "key", "Hello", null, T0, null)).repeated()).isFalse();
  }
}
