package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.MessageFixture.direct;
import static dev.confab.processors.domain.chat.MessageFixture.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinsTest {
  private final MessageFixture chat = group();

  @Test
  void who_may_pins_and_unpins() {
    long seq = chat.posted(MEMBER);

    assertThat(chat.event(chat.pin(MODERATOR, seq)))
        .isInstanceOfSatisfying(
            MessagePinned.class,
            pinned -> {
              assertThat(pinned.messageSeq()).isEqualTo(seq);
              assertThat(pinned.author()).isEqualTo(MEMBER);
            });
    assertThat(chat.message(seq).pinned()).isTrue();
    assertThat(chat.head().counts().pins()).isEqualTo(1);

    assertThat(chat.event(chat.unpin(OWNER, seq)))
        .isInstanceOfSatisfying(
            MessageUnpinned.class,
            unpinned -> {
              assertThat(unpinned.messageSeq()).isEqualTo(seq);
              assertThat(unpinned.author()).isEqualTo(MEMBER);
            });
    assertThat(chat.message(seq).pinned()).isFalse();
    assertThat(chat.head().counts().pins()).isZero();
  }

  @Test
  void others_do_not_even_their_own() {
    long seq = chat.posted(MEMBER);

    assertThat(chat.rejected(chat.pin(MEMBER, seq))).isEqualTo("forbidden");
    assertThat(chat.rejected(chat.unpin(MEMBER, seq))).isEqualTo("forbidden");
    assertThat(chat.rejected(chat.pin(STRANGER, seq))).isEqualTo("not_a_member");
    assertThat(chat.rejected(chat.unpin(STRANGER, seq))).isEqualTo("not_a_member");
    chat.givenPermissions(MEMBER, List.of(Permission.PIN_MESSAGES), List.of());
    chat.accepted(chat.pin(MEMBER, seq));
  }

  @Test
  void what_is_pinned_is_so_already() {
    long seq = chat.posted(MEMBER);
    chat.accepted(chat.pin(OWNER, seq));
    chat.posted(MEMBER);

    assertThat(chat.nothingHappens(chat.pin(MODERATOR, seq))).isTrue();
    assertThat(chat.head().counts().pins()).isEqualTo(1);
  }

  @Test
  void what_is_not_pinned_is_so_already() {
    assertThat(chat.nothingHappens(chat.unpin(OWNER, chat.posted(MEMBER)))).isTrue();
  }

  @Test
  void there_must_be_a_message() {
    assertThat(chat.rejected(chat.pin(OWNER, 3))).isEqualTo("message_not_found");
    assertThat(chat.rejected(chat.unpin(OWNER, 99))).isEqualTo("message_not_found");
  }

  @Test
  void what_is_gone_is_not_pinned() {
    long seq = chat.posted(MEMBER);
    chat.accepted(chat.delete(MEMBER, seq));

    assertThat(chat.rejected(chat.pin(OWNER, seq))).isEqualTo("message_gone");
    assertThat(chat.nothingHappens(chat.unpin(OWNER, seq))).isTrue();
  }

  @Test
  void fifty_are_pinned_at_most() {
    long first = chat.posted(MEMBER);
    chat.accepted(chat.pin(OWNER, first));
    for (int i = 1; i < 50; i++) {
      chat.accepted(chat.pin(OWNER, chat.posted(MEMBER)));
    }
    long more = chat.posted(MEMBER);

    assertThat(chat.rejected(chat.pin(OWNER, more))).isEqualTo("too_many_pins");
    assertThat(chat.nothingHappens(chat.pin(OWNER, first))).isTrue();
    chat.accepted(chat.delete(MEMBER, first));
    chat.accepted(chat.pin(OWNER, more));
  }

  @Test
  void both_of_two_pin_unless_one_blocks_the_other() {
    MessageFixture two = direct();
    long seq = two.posted(MEMBER);
    two.accepted(two.pin(OWNER, seq));
    two.accepted(two.unpin(MEMBER, seq));
    two.givenBlock(OWNER, MEMBER);

    assertThat(two.rejected(two.pin(MEMBER, seq))).isEqualTo("blocked");
    assertThat(two.rejected(two.unpin(MEMBER, seq))).isEqualTo("blocked");
    assertThat(two.rejected(two.pin(OWNER, seq))).isEqualTo("user_blocked");
  }
}
