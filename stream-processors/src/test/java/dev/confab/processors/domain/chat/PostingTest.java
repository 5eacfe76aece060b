package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.ChatFixture.chat;
import static dev.confab.processors.domain.chat.ChatFixture.post;
import static dev.confab.processors.domain.chat.MessageFixture.direct;
import static dev.confab.processors.domain.chat.MessageFixture.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.Bytes;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PostMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What members say. */
class PostingTest {
  private static final Sealed SEALED =
      new Sealed("key", Bytes.copyOf(new byte[] {1}), Bytes.copyOf(new byte[] {2}));
  private final ChatFixture chat = chat(true);
  private final MessageFixture group = group();

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
    assertThat(chat.rows.message(CHAT, 4))
        .isEqualTo(new MessageRow(MEMBER, T0, null, false, false, false, 0));
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

  @Test
  void who_may_send_posts() {
    group.givenSettings(0, 120);

    assertThat(group.rejected(group.post(MEMBER))).isEqualTo("forbidden");
    group.accepted(group.post(MODERATOR));
    group.accepted(group.post(OWNER));
  }

  @Test
  void one_member_may_be_silenced_and_another_heard() {
    group.givenPermissions(MEMBER, List.of(), List.of(Permission.SEND_MESSAGES));
    assertThat(group.rejected(group.post(MEMBER))).isEqualTo("forbidden");

    group.givenSettings(0, 120);
    group.givenPermissions(MEMBER, List.of(Permission.SEND_MESSAGES), List.of());
    group.accepted(group.post(MEMBER));
  }

  @Test
  void what_is_imported_needs_membership_alone() {
    group.givenSettings(60, 120);

    group.accepted(group.imported(MEMBER, new Mentions(List.of(), true)));
    group.accepted(group.imported(MEMBER, null));
    assertThat(group.rejected(group.imported(STRANGER, null))).isEqualTo("not_a_member");
  }

  @Test
  void a_text_may_be_missing_beside_attachments_alone() {
    assertThat(group.rejected(group.post(MEMBER, new MessageContent("", List.of()))))
        .isEqualTo("invalid_message");
    group.accepted(group.post(MEMBER, new MessageContent("", ids(1))));
  }

  @Test
  void attachments_are_ten_at_most() {
    assertThat(group.rejected(group.post(MEMBER, new MessageContent("Look", ids(11)))))
        .isEqualTo("invalid_message");
    group.accepted(group.post(MEMBER, new MessageContent("Look", ids(10))));
  }

  @Test
  void the_longest_text_is_as_long_beside_attachments() {
    assertThat(group.rejected(group.post(MEMBER, new MessageContent("x".repeat(8193), ids(1)))))
        .isEqualTo("invalid_message");
    group.accepted(group.post(MEMBER, new MessageContent("x".repeat(8192), ids(1))));
  }

  @Test
  void what_is_forwarded_says_where_it_was_said() {
    Forwarded source = new Forwarded(new UUID(9, 9), 7, STRANGER);

    assertThat(group.event(group.forwarding(MEMBER, source)))
        .isInstanceOfSatisfying(
            MessagePosted.class, posted -> assertThat(posted.forwarded()).isEqualTo(source));
  }

  @Test
  void a_plain_message_reads_three_rows() {
    CountingChatState state = CountingChatState.of(group.rows());

    ChatDecider.decide(group.post(MEMBER), state);

    assertThat(state.reads()).containsExactly("head", "done", "member");
  }

  @Test
  void a_plain_message_in_a_chat_of_two_reads_who_blocks_whom_as_well() {
    MessageFixture two = direct();
    CountingChatState state = CountingChatState.of(two.rows());

    ChatDecider.decide(two.post(MEMBER), state);

    assertThat(state.reads()).containsExactly("head", "done", "member", "blocks");
  }

  private static List<UUID> ids(int count) {
    return LongStream.range(0, count).mapToObj(i -> new UUID(6, i)).toList();
  }
}
