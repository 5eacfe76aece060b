package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.ChatFixture.chat;
import static dev.confab.processors.domain.chat.ChatFixture.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.PostMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What importers bring. */
class ImportsTest {
  private static final Instant LONG_AGO = Instant.parse("2004-05-06T07:08:09Z");
  private final ChatFixture chat = chat(true);

  @Test
  void a_message_keeps_the_time_of_its_source() {
    assertThat(chat.event(imported("a", "log", 0)))
        .isInstanceOfSatisfying(
            MessagePosted.class,
            posted -> {
              assertThat(posted.sentAt()).isEqualTo(LONG_AGO);
              assertThat(posted.at()).isEqualTo(T0);
              assertThat(posted.cause()).isNotNull();
            });
  }

  @Test
  void a_position_is_imported_once_whatever_is_said_later() {
    MessagePosted first = (MessagePosted) chat.event(imported("a", "log", 7));
    chat.given(chat.post(MEMBER, "between"));

    assertThat(chat.accepted(post(MEMBER, "b", "other", null, T0, from("log", 7))))
        .isEqualTo(new Accepted(CHAT, first.seq(), first.no(), first.at(), true));
  }

  @Test
  void a_message_may_come_late() {
    chat.given(imported("a", "log", 7));

    assertThat(chat.accepted(imported("b", "log", 3)).repeated()).isFalse();
  }

  @Test
  void a_member_cannot_come_or_go_late() {
    chat.given(imported("a", "log", 7));

    assertThat(chat.rejected(new JoinChat(CHAT, STRANGER, "b", T0, from("log", 3))))
        .isEqualTo("already_imported");
    assertThat(chat.rejected(new LeaveChat(CHAT, MEMBER, "c", T0, from("log", 3))))
        .isEqualTo("already_imported");
    chat.given(new JoinChat(CHAT, STRANGER, "d", T0, from("log", 8)));
  }

  @Test
  void a_reply_finds_its_target_by_position() {
    chat.given(imported("a", "other", 1));
    long target = ((MessagePosted) chat.event(imported("b", "log", 1))).seq();

    assertThat(chat.event(reply(1, 3)))
        .isInstanceOfSatisfying(
            MessagePosted.class, reply -> assertThat(reply.replyTo()).isEqualTo(target));
  }

  @Test
  void a_reply_to_a_position_of_no_message_is_refused() {
    chat.given(new JoinChat(CHAT, STRANGER, "a", T0, from("log", 0)));

    assertThat(chat.rejected(reply(0, 3))).isEqualTo("reply_target_not_found");
    assertThat(chat.rejected(reply(1, 3))).isEqualTo("reply_target_not_found");
  }

  @Test
  void a_target_is_named_once_and_by_position_in_imports_only() {
    long seq = ((MessagePosted) chat.event(imported("a", "log", 1))).seq();
    MessageContent text = new MessageContent("Hello");

    assertThat(
            chat.rejected(
                new PostMessage(CHAT, MEMBER, "b", text, null, seq, 1L, T0, from("log", 3))))
        .isEqualTo("invalid_message");
    assertThat(chat.rejected(new PostMessage(CHAT, MEMBER, "c", text, null, null, 1L, T0, null)))
        .isEqualTo("invalid_message");
  }

  @Test
  void sources_are_apart() {
    chat.given(imported("a", "log", 7));

    chat.given(imported("b", "other", 0));
  }

  @Test
  void imports_neither_read_nor_leave_client_keys() {
    chat.given(post(MEMBER, "mine", "Hello", null, T0, null));

    assertThat(chat.accepted(imported("mine", "log", 0)).repeated()).isFalse();
    chat.given(imported("theirs", "log", 1));
    assertThat(chat.rows.done(CHAT, MEMBER, "theirs")).isNull();
  }

  @Test
  void the_same_rules_hold() {
    assertThat(chat.rejected(post(STRANGER, "a", "Hello", null, T0, from("log", 0))))
        .isEqualTo("not_a_member");
  }

  @Test
  void a_source_has_a_short_name_and_positions_from_0() {
    assertThat(chat.rejected(imported("a", "", 0))).isEqualTo("invalid_import");
    assertThat(chat.rejected(imported("a", "s".repeat(129), 0))).isEqualTo("invalid_import");
    assertThat(chat.rejected(imported("a", "log", -1))).isEqualTo("invalid_import");
  }

  private PostMessage imported(String key, String source, long position) {
    return post(MEMBER, key, "Hello", null, T0, from(source, position));
  }

  private PostMessage reply(long target, long position) {
    return new PostMessage(
        CHAT,
        MEMBER,
        "reply-" + position,
        new MessageContent("Hello"),
        null,
        null,
        target,
        T0,
        from("log", position));
  }

  private static Imported from(String source, long position) {
    return new Imported(source, position, LONG_AGO);
  }
}
