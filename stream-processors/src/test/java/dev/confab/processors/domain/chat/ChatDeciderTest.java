package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.ADMIN;
import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.CREATE_KEY;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.PROFILE;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.ChatFixture.chat;
import static dev.confab.processors.domain.chat.ChatFixture.create;
import static dev.confab.processors.domain.chat.ChatFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.Bytes;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Ids;
import dev.confab.schemas.Imported;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatDeciderTest {
  private static final Sealed SEALED =
      new Sealed("key", Bytes.copyOf(new byte[] {1}), Bytes.copyOf(new byte[] {2}));

  @Nested
  class Creating {
    private final ChatFixture fixture = new ChatFixture();

    @Test
    void a_chat_begins_with_its_owner_and_each_member_once() {
      CreateChat command = create(true, MEMBER, OWNER, MEMBER, STRANGER);

      ChatDecision decision = fixture.handle(command);

      assertThat(decision.verdict()).isEqualTo(new Accepted(CHAT, 1, 0, T0, false));
      assertThat(decision.events())
          .containsExactly(
              new ChatCreated(
                  CHAT,
                  1,
                  OWNER,
                  T0,
                  new Cause(CREATE_KEY, command.contentHash()),
                  ChatType.GROUP,
                  true,
                  PROFILE,
                  null),
              new MemberAdded(CHAT, 2, OWNER, T0, null, OWNER, Role.OWNER, 0),
              new MemberAdded(CHAT, 3, OWNER, T0, null, MEMBER, Role.MEMBER, 0),
              new MemberAdded(CHAT, 4, OWNER, T0, null, STRANGER, Role.MEMBER, 0));
      assertThat(fixture.rows.head(CHAT).counts().members()).isEqualTo(3);
    }

    @Test
    void the_same_wish_again_gets_the_first_outcome() {
      fixture.given(create(true, MEMBER));
      fixture.given(post(OWNER, "later", "Hello", null, T0.plusSeconds(5), null));

      assertThat(fixture.accepted(create(true, MEMBER)))
          .isEqualTo(new Accepted(CHAT, 1, 0, T0, true));
    }

    @Test
    void another_wish_under_the_same_key_is_a_conflict() {
      fixture.given(create(true, MEMBER));

      assertThat(fixture.rejected(create(false, MEMBER))).isEqualTo("chat_exists");
    }

    @Test
    void the_id_must_be_derived_from_actor_and_key() {
      assertThat(fixture.rejected(create(STRANGER, CREATE_KEY, true, PROFILE, List.of())))
          .isEqualTo("wrong_chat_id");
    }

    @Test
    void a_chat_begins_with_256_others_at_most() {
      List<UUID> most = LongStream.range(0, 256).mapToObj(i -> new UUID(9, i)).toList();
      List<UUID> tooMany = LongStream.range(0, 257).mapToObj(i -> new UUID(9, i)).toList();

      assertThat(fixture.rejected(create(CHAT, CREATE_KEY, true, PROFILE, tooMany)))
          .isEqualTo("invalid_chat");
      assertThat(fixture.handle(create(CHAT, CREATE_KEY, true, PROFILE, most)).events())
          .hasSize(258);
    }

    @Test
    void name_and_description_have_bounds() {
      assertThat(reject(new ChatProfile("", null))).isEqualTo("invalid_chat");
      assertThat(reject(new ChatProfile("  ", null))).isEqualTo("invalid_chat");
      assertThat(reject(new ChatProfile("n".repeat(101), null))).isEqualTo("invalid_chat");
      assertThat(reject(new ChatProfile("n", "d".repeat(1001)))).isEqualTo("invalid_chat");
      assertThat(reject(null)).isEqualTo("invalid_chat");
      fixture.given(
          create(
              CHAT,
              CREATE_KEY,
              true,
              new ChatProfile("n".repeat(100), "d".repeat(1000)),
              List.of()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GROUP")
    void only_groups_are_made_so(ChatType type) {
      assertThat(
              fixture.rejected(
                  new CreateChat(
                      CHAT, OWNER, CREATE_KEY, type, true, PROFILE, null, List.of(), T0)))
          .isEqualTo("invalid_chat");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 129})
    void a_client_key_has_1_to_128_characters(int chars) {
      String key = "k".repeat(chars);
      UUID chatId = Ids.derived("chat", OWNER, key);

      assertThat(fixture.rejected(create(chatId, key, true, PROFILE, List.of())))
          .isEqualTo("invalid_client_key");
    }

    private String reject(ChatProfile profile) {
      return fixture.rejected(create(CHAT, CREATE_KEY, true, profile, List.of()));
    }
  }

  @Nested
  class Members {
    private final ChatFixture chat = chat(true);

    @Test
    void anybody_may_join_an_open_chat() {
      chat.given(chat.post(OWNER, "Hello"));
      JoinChat command = chat.join(STRANGER);

      assertThat(chat.event(command))
          .isEqualTo(
              new MemberJoined(
                  CHAT,
                  5,
                  STRANGER,
                  T0,
                  new Cause(command.clientKey(), command.contentHash()),
                  Role.MEMBER,
                  1,
                  null));
      assertThat(chat.rows.member(CHAT, STRANGER)).isEqualTo(MemberRow.joined(Role.MEMBER, 5));
    }

    @Test
    void nobody_joins_a_closed_chat() {
      ChatFixture closed = chat(false);

      assertThat(closed.rejected(closed.join(STRANGER))).isEqualTo("chat_not_open");
    }

    @Test
    void nobody_joins_twice() {
      assertThat(chat.rejected(chat.join(MEMBER))).isEqualTo("already_member");
    }

    @Test
    void a_chat_that_does_not_exist_cannot_be_joined() {
      ChatFixture nothing = new ChatFixture();

      assertThat(nothing.rejected(nothing.join(MEMBER))).isEqualTo("chat_not_found");
    }

    @Test
    void a_member_may_leave() {
      assertThat(chat.event(chat.leave(MEMBER))).isInstanceOf(MemberLeft.class);
      assertThat(chat.rows.member(CHAT, MEMBER)).isNull();
      assertThat(chat.rows.head(CHAT).counts().members()).isEqualTo(1);
    }

    @Test
    void a_stranger_cannot_leave() {
      assertThat(chat.rejected(chat.leave(STRANGER))).isEqualTo("not_a_member");
    }

    @Test
    void the_owner_leaves_as_the_last() {
      assertThat(chat.rejected(chat.leave(OWNER))).isEqualTo("owner_cannot_leave");
      chat.given(chat.leave(MEMBER));
      assertThat(chat.event(chat.leave(OWNER))).isInstanceOf(MemberLeft.class);
    }

    @Test
    void owner_and_admin_may_add() {
      chat.givenAdmin();

      assertThat(chat.event(chat.add(ADMIN, STRANGER)))
          .isInstanceOfSatisfying(
              MemberAdded.class,
              added -> {
                assertThat(added.userId()).isEqualTo(STRANGER);
                assertThat(added.role()).isEqualTo(Role.MEMBER);
                assertThat(added.cause()).isNotNull();
              });
    }

    @Test
    void others_may_not_add() {
      assertThat(chat.rejected(chat.add(MEMBER, STRANGER))).isEqualTo("forbidden");
      assertThat(chat.rejected(chat.add(STRANGER, STRANGER))).isEqualTo("not_a_member");
    }

    @Test
    void a_member_is_not_added_again() {
      assertThat(chat.rejected(chat.add(OWNER, MEMBER))).isEqualTo("already_member");
    }

    @Test
    void the_owner_may_remove_a_member() {
      assertThat(chat.event(chat.remove(OWNER, MEMBER))).isInstanceOf(MemberRemoved.class);
      assertThat(chat.rows.member(CHAT, MEMBER)).isNull();
      assertThat(chat.rejected(chat.post(MEMBER, "Hello"))).isEqualTo("not_a_member");
    }

    @Test
    void others_may_not_remove() {
      assertThat(chat.rejected(chat.remove(MEMBER, OWNER))).isEqualTo("forbidden");
      assertThat(chat.rejected(chat.remove(STRANGER, MEMBER))).isEqualTo("not_a_member");
    }

    @Test
    void who_is_no_member_cannot_be_removed() {
      assertThat(chat.rejected(chat.remove(OWNER, STRANGER))).isEqualTo("not_a_member");
    }

    @Test
    void the_owner_is_not_removed() {
      chat.givenAdmin();

      assertThat(chat.rejected(chat.remove(ADMIN, OWNER))).isEqualTo("owner_cannot_be_removed");
    }

    @Test
    void to_go_oneself_is_to_leave() {
      assertThat(chat.rejected(chat.remove(OWNER, OWNER))).isEqualTo("use_leave");
      assertThat(chat.rejected(chat.remove(MEMBER, MEMBER))).isEqualTo("use_leave");
      assertThat(chat.rejected(chat.remove(STRANGER, STRANGER))).isEqualTo("not_a_member");
    }
  }

  @Nested
  class Messages {
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

      assertThat(
              chat.rejected(new PostMessage(CHAT, MEMBER, "a", null, null, null, null, T0, null)))
          .isEqualTo("invalid_message");
      assertThat(
              chat.rejected(
                  new PostMessage(CHAT, MEMBER, "b", plain, SEALED, null, null, T0, null)))
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

  @Nested
  class Retries {
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

      assertThat(chat.accepted(post(STRANGER, "key", "Hello", null, T0, null)).repeated())
          .isFalse();
    }
  }

  @Nested
  class ImportedCommands {
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

  @Test
  void an_event_out_of_order_is_not_folded() {
    ChatFixture chat = chat(true);
    MemberLeft gap = new MemberLeft(CHAT, 9, MEMBER, T0, null, null);

    assertThatThrownBy(() -> ChatEvolver.evolve(gap, chat.rows))
        .isInstanceOf(IllegalStateException.class);
  }
}
