package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.MessageFixture.direct;
import static dev.confab.processors.domain.chat.MessageFixture.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.Permission;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private final MessageFixture chat = group();

  @Nested
  class Edits {
    @Test
    void an_author_says_something_else() {
      long seq = chat.posted(MEMBER);
      EditMessage command =
          chat.edit(
              MEMBER, seq, new MessageContent("Hi"), new Mentions(List.of(OWNER, STRANGER), false));

      assertThat(chat.event(command))
          .isEqualTo(
              new MessageEdited(
                  CHAT,
                  seq + 1,
                  MEMBER,
                  T0,
                  new Cause(command.clientKey(), command.contentHash()),
                  seq,
                  new MessageContent("Hi"),
                  null,
                  new Mentions(List.of(OWNER), false)));
      assertThat(chat.message(seq).edits()).isEqualTo(1);
      assertThat(chat.head().lastNo()).isEqualTo(1);
    }

    @Test
    void nobody_puts_words_into_the_mouth_of_others() {
      long seq = chat.posted(MEMBER);
      long forwarded =
          chat.accepted(chat.forwarding(MEMBER, new Forwarded(new UUID(9, 9), 7, STRANGER))).seq();

      assertThat(chat.rejected(chat.edit(OWNER, seq))).isEqualTo("not_the_author");
      assertThat(chat.rejected(chat.edit(MEMBER, forwarded))).isEqualTo("not_the_author");
    }

    @Test
    void who_may_not_send_may_not_edit() {
      long seq = chat.posted(MEMBER);
      chat.givenPermissions(MEMBER, List.of(), List.of(Permission.SEND_MESSAGES));

      assertThat(chat.rejected(chat.edit(MEMBER, seq))).isEqualTo("forbidden");
    }

    @Test
    void there_must_be_a_message() {
      assertThat(chat.rejected(chat.edit(MEMBER, 3))).isEqualTo("message_not_found");
      assertThat(chat.rejected(chat.edit(MEMBER, 99))).isEqualTo("message_not_found");
    }

    @Test
    void what_is_gone_stays_gone() {
      long deleted = chat.posted(MEMBER);
      long recalled = chat.posted(MEMBER);
      chat.accepted(chat.delete(MEMBER, deleted));
      chat.accepted(chat.recall(MEMBER, recalled));

      assertThat(chat.rejected(chat.edit(MEMBER, deleted))).isEqualTo("message_gone");
      assertThat(chat.rejected(chat.edit(MEMBER, recalled))).isEqualTo("message_gone");
    }

    @Test
    void a_message_is_edited_100_times_at_most() {
      long seq = chat.posted(MEMBER);
      for (int i = 0; i < 100; i++) {
        chat.accepted(chat.edit(MEMBER, seq));
      }

      assertThat(chat.rejected(chat.edit(MEMBER, seq))).isEqualTo("too_many_edits");
    }

    @Test
    void the_rules_of_posting_hold_for_what_is_said_now() {
      long seq = chat.posted(MEMBER);

      assertThat(edited(seq, null)).isEqualTo("invalid_message");
      assertThat(edited(seq, new MessageContent(" "))).isEqualTo("invalid_message");
      assertThat(edited(seq, new MessageContent("x".repeat(8193)))).isEqualTo("invalid_message");
      assertThat(
              chat.rejected(
                  chat.edit(MEMBER, seq, new MessageContent("Hi"), new Mentions(List.of(), true))))
          .isEqualTo("forbidden");
    }

    private String edited(long seq, MessageContent content) {
      return chat.rejected(chat.edit(MEMBER, seq, content, null));
    }
  }

  @Nested
  class Deletions {
    @Test
    void an_author_deletes_at_any_time() {
      long seq = chat.posted(MEMBER);
      chat.later(1_000_000);

      assertThat(chat.event(chat.delete(MEMBER, seq)))
          .isInstanceOfSatisfying(
              MessageDeleted.class,
              deleted -> {
                assertThat(deleted.messageSeq()).isEqualTo(seq);
                assertThat(deleted.author()).isEqualTo(MEMBER);
                assertThat(deleted.threadRoot()).isNull();
              });
      assertThat(chat.message(seq).gone()).isTrue();
    }

    @Test
    void who_may_deletes_what_anybody_said() {
      long ofOwner = chat.posted(OWNER);

      assertThat(chat.rejected(chat.delete(MEMBER, ofOwner))).isEqualTo("forbidden");
      assertThat(chat.event(chat.delete(MODERATOR, ofOwner)))
          .isInstanceOfSatisfying(
              MessageDeleted.class, deleted -> assertThat(deleted.author()).isEqualTo(OWNER));
    }

    @Test
    void who_is_silenced_takes_back_what_they_said() {
      long seq = chat.posted(MEMBER);
      chat.givenPermissions(MEMBER, List.of(), List.of(Permission.SEND_MESSAGES));

      chat.accepted(chat.delete(MEMBER, seq));
    }

    @Test
    void a_message_goes_once() {
      long seq = chat.posted(MEMBER);
      chat.accepted(chat.delete(MEMBER, seq));

      assertThat(chat.rejected(chat.delete(MEMBER, seq))).isEqualTo("message_gone");
      assertThat(chat.rejected(chat.recall(MEMBER, seq))).isEqualTo("message_gone");
      assertThat(chat.rejected(chat.delete(MEMBER, 99))).isEqualTo("message_not_found");
    }

    @Test
    void who_is_a_member_no_more_deletes_nothing() {
      assertThat(chat.rejected(chat.delete(STRANGER, chat.posted(MEMBER))))
          .isEqualTo("not_a_member");
    }

    @Test
    void nobody_deletes_what_the_other_one_of_two_said() {
      MessageFixture two = direct();
      long seq = two.posted(MEMBER);

      assertThat(two.rejected(two.delete(OWNER, seq))).isEqualTo("forbidden");
      two.accepted(two.delete(MEMBER, seq));
    }

    @Test
    void what_is_gone_is_neither_pinned_nor_reacted_to() {
      long seq = chat.posted(MEMBER);
      chat.accepted(chat.pin(OWNER, seq));
      chat.accepted(chat.react(OWNER, seq, "👍"));

      chat.accepted(chat.delete(MEMBER, seq));

      assertThat(chat.message(seq).pinned()).isFalse();
      assertThat(chat.head().counts().pins()).isZero();
      assertThat(chat.rows().reactions().reactions(CHAT, seq)).isEqualTo(ReactionsRow.NONE);
    }
  }

  @Nested
  class Recalls {
    @Test
    void an_author_recalls_until_the_time_is_over() {
      long first = chat.posted(MEMBER);
      long second = chat.posted(MEMBER);
      chat.later(120);

      assertThat(chat.event(chat.recall(MEMBER, first)))
          .isInstanceOfSatisfying(
              MessageRecalled.class,
              recalled -> assertThat(recalled.messageSeq()).isEqualTo(first));
      chat.later(1);
      assertThat(chat.rejected(chat.recall(MEMBER, second))).isEqualTo("too_late");
    }

    @Test
    void the_chat_says_how_long() {
      long seq = chat.posted(MEMBER);
      chat.givenSettings(0, 5);
      chat.later(6);
      assertThat(chat.rejected(chat.recall(MEMBER, seq))).isEqualTo("too_late");

      chat.givenSettings(0, 6);
      chat.accepted(chat.recall(MEMBER, seq));
    }

    @Test
    void where_nothing_is_recalled_it_is_always_too_late() {
      chat.givenSettings(0, 0, Permission.SEND_MESSAGES);

      assertThat(chat.rejected(chat.recall(MEMBER, chat.posted(MEMBER)))).isEqualTo("too_late");
    }

    @Test
    void nobody_recalls_what_others_said() {
      long seq = chat.posted(MEMBER);

      assertThat(chat.rejected(chat.recall(OWNER, seq))).isEqualTo("not_the_author");
      assertThat(chat.rejected(chat.recall(STRANGER, seq))).isEqualTo("not_a_member");
      assertThat(chat.rejected(chat.recall(MEMBER, 99))).isEqualTo("message_not_found");
    }
  }

  @Test
  void who_is_blocked_takes_back_but_says_nothing_new() {
    MessageFixture two = direct();
    long first = two.posted(MEMBER);
    long second = two.posted(MEMBER);
    long ofBlocker = two.posted(OWNER);
    two.givenBlock(OWNER, MEMBER);

    assertThat(two.rejected(two.post(MEMBER))).isEqualTo("blocked");
    assertThat(two.rejected(two.edit(MEMBER, first))).isEqualTo("blocked");
    assertThat(two.rejected(two.edit(OWNER, ofBlocker))).isEqualTo("user_blocked");
    two.accepted(two.delete(MEMBER, first));
    two.accepted(two.recall(MEMBER, second));
    two.accepted(two.delete(OWNER, ofBlocker));
  }
}
