package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.MessageFixture.direct;
import static dev.confab.processors.domain.chat.MessageFixture.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private final MessageFixture chat = group();

  @Test
  void a_message_goes_to_the_thread_of_another() {
    long root = chat.posted(MEMBER);

    MessagePosted answer = (MessagePosted) chat.event(chat.inThread(OWNER, root));

    assertThat(answer.threadRoot()).isEqualTo(root);
    assertThat(answer.no()).isEqualTo(2);
    assertThat(chat.message(answer.seq()).threadRoot()).isEqualTo(root);
  }

  @Test
  void a_thread_begins_at_a_message() {
    assertThat(chat.rejected(chat.inThread(MEMBER, 3))) // a member was added there
        .isEqualTo("thread_root_not_found");
    assertThat(chat.rejected(chat.inThread(MEMBER, 99))).isEqualTo("thread_root_not_found");
  }

  @Test
  void a_thread_has_no_threads() {
    long root = chat.posted(MEMBER);
    long answer = chat.accepted(chat.inThread(OWNER, root)).seq();

    assertThat(chat.rejected(chat.inThread(MEMBER, answer))).isEqualTo("not_a_root");
    chat.accepted(chat.inThread(MEMBER, root));
  }

  @Test
  void what_is_gone_gets_no_answers() {
    long deleted = chat.posted(MEMBER);
    long recalled = chat.posted(MEMBER);
    chat.accepted(chat.delete(MEMBER, deleted));
    chat.accepted(chat.recall(MEMBER, recalled));

    assertThat(chat.rejected(chat.inThread(OWNER, deleted))).isEqualTo("message_gone");
    assertThat(chat.rejected(chat.inThread(OWNER, recalled))).isEqualTo("message_gone");
  }

  @Test
  void what_goes_from_a_thread_says_from_which() {
    long root = chat.posted(MEMBER);
    long first = chat.accepted(chat.inThread(MEMBER, root)).seq();
    long second = chat.accepted(chat.inThread(MEMBER, root)).seq();

    assertThat(((MessageDeleted) chat.event(chat.delete(MEMBER, first))).threadRoot())
        .isEqualTo(root);
    assertThat(((MessageRecalled) chat.event(chat.recall(MEMBER, second))).threadRoot())
        .isEqualTo(root);
  }

  @Test
  void two_have_threads_too() {
    MessageFixture two = direct();
    long root = two.posted(MEMBER);

    two.accepted(two.inThread(OWNER, root));
  }
}
