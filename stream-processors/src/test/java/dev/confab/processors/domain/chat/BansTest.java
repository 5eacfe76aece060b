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
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.UnbanMember;
import org.junit.jupiter.api.Test;

/** Who is kept out for good. */
class BansTest {
  private static final Wishes WISHES = new Wishes(CHAT);

  private final ChatFixture chat = chat(true);

  @Test
  void a_banned_member_is_one_no_more() {
    BanMember command = WISHES.ban(OWNER, MEMBER);

    assertThat(chat.event(command))
        .isEqualTo(
            new MemberBanned(
                CHAT,
                4,
                OWNER,
                T0,
                new Cause(command.clientKey(), command.contentHash()),
                MEMBER,
                true));
    assertThat(chat.rows.member(CHAT, MEMBER)).isNull();
    assertThat(chat.rows.head(CHAT).counts().members()).isEqualTo(1);
    assertThat(chat.rejected(chat.post(MEMBER, "Hello"))).isEqualTo("not_a_member");
  }

  @Test
  void a_stranger_is_kept_out_before_they_come() {
    assertThat(chat.event(WISHES.ban(OWNER, STRANGER)))
        .isInstanceOfSatisfying(
            MemberBanned.class, banned -> assertThat(banned.wasMember()).isFalse());
    assertThat(chat.rows.head(CHAT).counts().members()).isEqualTo(2);
  }

  @Test
  void who_is_banned_comes_in_no_way() {
    long link = ((InviteLinkCreated) chat.event(WISHES.link(OWNER, null, null))).seq();
    chat.given(WISHES.invite(OWNER, STRANGER));
    chat.given(WISHES.ban(OWNER, STRANGER));

    assertThat(chat.rejected(chat.join(STRANGER))).isEqualTo("banned");
    assertThat(chat.rejected(WISHES.joinBy(STRANGER, link))).isEqualTo("banned");
    assertThat(chat.rejected(WISHES.accept(STRANGER))).isEqualTo("banned");
    assertThat(chat.rejected(WISHES.add(OWNER, STRANGER))).isEqualTo("banned");
    assertThat(chat.rejected(WISHES.invite(OWNER, STRANGER))).isEqualTo("banned");
    assertThat(chat.rejected(new JoinChat(CHAT, STRANGER, "a", T0, new Imported("log", 1, T0))))
        .isEqualTo("banned");
  }

  @Test
  void a_ban_ends_an_invitation() {
    chat.given(WISHES.invite(OWNER, STRANGER));
    chat.given(WISHES.ban(OWNER, STRANGER));

    assertThat(chat.rows.invitations().invitation(CHAT, STRANGER)).isNull();
    assertThat(chat.rows.head(CHAT).counts().invitations()).isZero();
  }

  @Test
  void a_moderator_bans_those_below_and_strangers() {
    chat.givenAdmin();
    chat.givenModerator();

    chat.given(WISHES.ban(MODERATOR, MEMBER));
    chat.given(WISHES.ban(MODERATOR, STRANGER));
    assertThat(chat.rejected(WISHES.ban(MODERATOR, ADMIN))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.ban(MODERATOR, OWNER))).isEqualTo("owner_cannot_be_removed");
    assertThat(chat.rejected(WISHES.ban(MODERATOR, MODERATOR))).isEqualTo("use_leave");
  }

  @Test
  void others_ban_nobody() {
    assertThat(chat.rejected(WISHES.ban(MEMBER, STRANGER))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.ban(STRANGER, MEMBER))).isEqualTo("not_a_member");
    assertThat(chat.rejected(WISHES.ban(STRANGER, STRANGER))).isEqualTo("not_a_member");
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.REMOVE_MEMBERS));
    chat.given(WISHES.ban(MEMBER, STRANGER));
  }

  @Test
  void to_ban_who_is_banned_changes_nothing() {
    chat.given(WISHES.ban(OWNER, STRANGER));

    assertThat(chat.accepted(WISHES.ban(OWNER, STRANGER)).repeated()).isTrue();
  }

  @Test
  void who_is_banned_no_more_may_come_again() {
    chat.given(WISHES.ban(OWNER, MEMBER));
    UnbanMember command = WISHES.unban(OWNER, MEMBER);

    assertThat(chat.event(command))
        .isEqualTo(
            new MemberUnbanned(
                CHAT, 5, OWNER, T0, new Cause(command.clientKey(), command.contentHash()), MEMBER));
    assertThat(chat.rows.member(CHAT, MEMBER)).isNull();
    chat.given(chat.join(MEMBER));
  }

  @Test
  void who_is_not_banned_cannot_be_let_in_again() {
    assertThat(chat.rejected(WISHES.unban(OWNER, MEMBER))).isEqualTo("not_banned");
    assertThat(chat.rejected(WISHES.unban(MEMBER, STRANGER))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.unban(STRANGER, STRANGER))).isEqualTo("not_a_member");
  }
}
