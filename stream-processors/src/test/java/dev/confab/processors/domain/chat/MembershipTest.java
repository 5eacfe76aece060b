package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.ADMIN;
import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.ChatFixture.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who comes and who goes. */
class MembershipTest {
  private static final Wishes WISHES = new Wishes(CHAT);

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

  @Test
  void who_comes_to_a_chat_that_everybody_left_owns_it() {
    chat.given(chat.leave(MEMBER));
    chat.given(chat.leave(OWNER));

    assertThat(chat.event(chat.join(STRANGER)))
        .isInstanceOfSatisfying(
            MemberJoined.class, joined -> assertThat(joined.role()).isEqualTo(Role.OWNER));
    chat.given(chat.join(MEMBER));
    assertThat(chat.rows.member(CHAT, MEMBER).role()).isEqualTo(Role.MEMBER);
    chat.given(chat.remove(STRANGER, MEMBER));
  }

  @Test
  void who_is_imported_into_an_empty_chat_owns_it_too() {
    chat.given(chat.leave(MEMBER));
    chat.given(chat.leave(OWNER));

    chat.given(new JoinChat(CHAT, STRANGER, "a", T0, new Imported("log", 1, T0)));

    assertThat(chat.rows.member(CHAT, STRANGER).role()).isEqualTo(Role.OWNER);
  }

  @Test
  void a_moderator_adds_and_removes_members() {
    chat.givenModerator();

    chat.given(chat.add(MODERATOR, STRANGER));
    chat.given(chat.remove(MODERATOR, STRANGER));
  }

  @Test
  void nobody_removes_those_beside_and_above() {
    chat.givenAdmin();
    chat.givenModerator();
    UUID second = new UUID(2, 2);
    chat.given(chat.add(OWNER, second));
    chat.given(WISHES.role(OWNER, second, Role.MODERATOR));

    assertThat(chat.rejected(chat.remove(MODERATOR, ADMIN))).isEqualTo("forbidden");
    assertThat(chat.rejected(chat.remove(MODERATOR, second))).isEqualTo("forbidden");
    chat.given(chat.remove(ADMIN, second));
  }

  @Test
  void a_member_who_may_remove_has_nobody_below() {
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.REMOVE_MEMBERS));
    chat.given(chat.add(OWNER, STRANGER));

    assertThat(chat.rejected(chat.remove(MEMBER, STRANGER))).isEqualTo("forbidden");
  }
}
