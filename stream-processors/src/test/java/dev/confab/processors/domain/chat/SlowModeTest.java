package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.MessageFixture.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.Role;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlowModeTest {
  private static final UUID OTHER = new UUID(1, 6);

  private final MessageFixture chat = group();

  @Test
  void a_member_waits_until_the_time_is_over() {
    chat.givenSettings(30, 0, Permission.SEND_MESSAGES);
    chat.accepted(chat.post(MEMBER));

    chat.later(29);
    assertThat(chat.rejected(chat.post(MEMBER))).isEqualTo("slow_down");
    chat.later(1);
    chat.accepted(chat.post(MEMBER));
  }

  @Test
  void it_is_said_how_long() {
    chat.givenSettings(30, 0, Permission.SEND_MESSAGES);
    chat.accepted(chat.post(MEMBER));
    chat.later(10);

    assertThat(chat.handle(chat.post(MEMBER)).verdict())
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.retryAfter()).isEqualTo(Duration.ofSeconds(20)));
  }

  @Test
  void each_member_waits_for_themselves() {
    chat.givenSettings(30, 0, Permission.SEND_MESSAGES);
    chat.givenMember(OTHER, Role.MEMBER);

    chat.accepted(chat.post(MEMBER));
    chat.accepted(chat.post(OTHER));
  }

  @Test
  void who_has_a_role_need_not_wait() {
    chat.givenSettings(30, 0, Permission.SEND_MESSAGES);

    chat.accepted(chat.post(MODERATOR));
    chat.accepted(chat.post(MODERATOR));
    chat.accepted(chat.post(OWNER));
    chat.accepted(chat.post(OWNER));
  }

  @Test
  void nobody_waits_for_what_was_said_before_it_was_on() {
    chat.accepted(chat.post(MEMBER));
    assertThat(chat.rows().member(ChatFixture.CHAT, MEMBER).lastPostAt()).isNull();
    chat.givenSettings(30, 0, Permission.SEND_MESSAGES);

    chat.accepted(chat.post(MEMBER));
    assertThat(chat.rows().member(ChatFixture.CHAT, MEMBER).lastPostAt()).isEqualTo(T0);
  }

  @Test
  void nobody_waits_when_it_is_off_again() {
    chat.givenSettings(30, 0, Permission.SEND_MESSAGES);
    chat.accepted(chat.post(MEMBER));
    chat.givenSettings(0, 0, Permission.SEND_MESSAGES);

    chat.accepted(chat.post(MEMBER));
  }

  @Test
  void what_is_imported_neither_waits_nor_makes_wait() {
    chat.givenSettings(30, 0, Permission.SEND_MESSAGES);
    chat.accepted(chat.imported(MEMBER, null));
    chat.accepted(chat.imported(MEMBER, null));

    chat.accepted(chat.post(MEMBER));
    chat.accepted(chat.imported(MEMBER, null));
  }

  @Test
  void a_retry_need_not_wait() {
    chat.givenSettings(30, 0, Permission.SEND_MESSAGES);
    PostMessage said = chat.post(MEMBER);
    chat.accepted(said);

    assertThat(chat.accepted(said).repeated()).isTrue();
  }

  @Test
  void an_edit_need_not_wait() {
    chat.givenSettings(30, 0, Permission.SEND_MESSAGES);
    long seq = chat.posted(MEMBER);

    chat.accepted(chat.edit(MEMBER, seq));
  }

  @Test
  void what_was_refused_does_not_count() {
    chat.givenSettings(30, 0, Permission.SEND_MESSAGES);
    chat.accepted(chat.post(MEMBER));
    chat.later(20);
    assertThat(chat.rejected(chat.post(MEMBER))).isEqualTo("slow_down");
    chat.later(10);

    chat.accepted(chat.post(MEMBER));
  }
}
