package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.ChatFixture.chat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.schemas.chat.MemberLeft;
import org.junit.jupiter.api.Test;

/** Events fold in their order. */
class ChatEvolverTest {
  @Test
  void an_event_out_of_order_is_not_folded() {
    ChatFixture chat = chat(true);
    MemberLeft gap = new MemberLeft(CHAT, 9, MEMBER, T0, null, null);

    assertThatThrownBy(() -> ChatEvolver.evolve(gap, chat.rows))
        .isInstanceOf(IllegalStateException.class);
  }
}
