package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.MessageFixture.MODERATOR;
import static dev.confab.processors.domain.chat.MessageFixture.direct;
import static dev.confab.processors.domain.chat.MessageFixture.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PostMessage;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostingTest {
  private final MessageFixture chat = group();

  @Test
  void who_may_send_posts() {
    chat.givenSettings(0, 120);

    assertThat(chat.rejected(chat.post(MEMBER))).isEqualTo("forbidden");
    chat.accepted(chat.post(MODERATOR));
    chat.accepted(chat.post(OWNER));
  }

  @Test
  void one_member_may_be_silenced_and_another_heard() {
    chat.givenPermissions(MEMBER, List.of(), List.of(Permission.SEND_MESSAGES));
    assertThat(chat.rejected(chat.post(MEMBER))).isEqualTo("forbidden");

    chat.givenSettings(0, 120);
    chat.givenPermissions(MEMBER, List.of(Permission.SEND_MESSAGES), List.of());
    chat.accepted(chat.post(MEMBER));
  }

  @Test
  void a_stranger_cannot_post() {
    assertThat(chat.rejected(chat.post(STRANGER))).isEqualTo("not_a_member");
  }

  @Test
  void what_is_imported_needs_membership_alone() {
    chat.givenSettings(60, 120);

    chat.accepted(chat.imported(MEMBER, new Mentions(List.of(), true)));
    chat.accepted(chat.imported(MEMBER, null));
    assertThat(chat.rejected(chat.imported(STRANGER, null))).isEqualTo("not_a_member");
  }

  @Test
  void a_text_may_be_missing_beside_attachments_alone() {
    assertThat(chat.rejected(chat.post(MEMBER, new MessageContent("", List.of()))))
        .isEqualTo("invalid_message");
    chat.accepted(chat.post(MEMBER, new MessageContent("", ids(1))));
  }

  @Test
  void attachments_are_ten_at_most() {
    assertThat(chat.rejected(chat.post(MEMBER, new MessageContent("Look", ids(11)))))
        .isEqualTo("invalid_message");
    chat.accepted(chat.post(MEMBER, new MessageContent("Look", ids(10))));
  }

  @Test
  void the_longest_text_is_as_long_beside_attachments() {
    assertThat(chat.rejected(chat.post(MEMBER, new MessageContent("x".repeat(8193), ids(1)))))
        .isEqualTo("invalid_message");
    chat.accepted(chat.post(MEMBER, new MessageContent("x".repeat(8192), ids(1))));
  }

  @Test
  void members_are_named_each_once_and_strangers_not_at_all() {
    assertThat(mentions(chat.naming(MEMBER, false, OWNER, STRANGER, MODERATOR, OWNER)))
        .isEqualTo(new Mentions(List.of(OWNER, MODERATOR), false));
    assertThat(mentions(chat.naming(MEMBER, false, STRANGER))).isNull();
    assertThat(mentions(chat.naming(MEMBER, false))).isNull();
  }

  @Test
  void fifty_are_named_at_most() {
    assertThat(chat.rejected(chat.naming(MEMBER, false, ids(51).toArray(UUID[]::new))))
        .isEqualTo("invalid_message");
    chat.accepted(chat.naming(MEMBER, false, ids(50).toArray(UUID[]::new)));
  }

  @Test
  void who_may_names_everyone() {
    assertThat(chat.rejected(chat.naming(MEMBER, true))).isEqualTo("forbidden");
    assertThat(mentions(chat.naming(MODERATOR, true, STRANGER)))
        .isEqualTo(new Mentions(List.of(), true));
    chat.givenPermissions(MEMBER, List.of(Permission.MENTION_ALL), List.of());
    chat.accepted(chat.naming(MEMBER, true));
  }

  @Test
  void nobody_is_everyone_in_a_chat_of_two() {
    MessageFixture two = direct();

    assertThat(two.rejected(two.naming(OWNER, true))).isEqualTo("forbidden");
    two.accepted(two.naming(OWNER, false, MEMBER));
  }

  @Test
  void what_is_forwarded_says_where_it_was_said() {
    Forwarded source = new Forwarded(new UUID(9, 9), 7, STRANGER);

    assertThat(chat.event(chat.forwarding(MEMBER, source)))
        .isInstanceOfSatisfying(
            MessagePosted.class, posted -> assertThat(posted.forwarded()).isEqualTo(source));
  }

  @Test
  void a_retry_is_known_again_whomever_it_names_by_now() {
    PostMessage said = chat.naming(MEMBER, false, OWNER);
    chat.accepted(said);

    assertThat(
            chat.accepted(
                    new PostMessage(
                        said.chatId(),
                        MEMBER,
                        said.clientKey(),
                        said.content(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        said.issuedAt(),
                        null))
                .repeated())
        .isTrue();
  }

  @Test
  void a_plain_message_reads_three_rows() {
    CountingChatState state = CountingChatState.of(chat.rows());

    ChatDecider.decide(chat.post(MEMBER), state);

    assertThat(state.reads()).containsExactly("head", "done", "member");
  }

  @Test
  void a_plain_message_in_a_chat_of_two_reads_who_blocks_whom_as_well() {
    MessageFixture two = direct();
    CountingChatState state = CountingChatState.of(two.rows());

    ChatDecider.decide(two.post(MEMBER), state);

    assertThat(state.reads()).containsExactly("head", "done", "member", "blocks");
  }

  private @Nullable Mentions mentions(PostMessage command) {
    return ((MessagePosted) chat.event(command)).mentions();
  }

  private static List<UUID> ids(int count) {
    return LongStream.range(0, count).mapToObj(i -> new UUID(6, i)).toList();
  }
}
