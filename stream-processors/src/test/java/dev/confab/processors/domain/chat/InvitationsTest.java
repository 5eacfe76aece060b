package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.ChatFixture.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked to come, and what they say. */
class InvitationsTest {
  private static final Wishes WISHES = new Wishes(CHAT);

  private final ChatFixture chat = chat(false);

  @Test
  void who_may_add_may_invite() {
    chat.givenModerator();
    InviteMember command = WISHES.invite(MODERATOR, STRANGER, 60);

    assertThat(chat.event(command))
        .isEqualTo(
            new MemberInvited(
                CHAT,
                6,
                MODERATOR,
                T0,
                new Cause(command.clientKey(), command.contentHash()),
                STRANGER,
                T0.plusSeconds(60)));
    assertThat(chat.rows.head(CHAT).counts().invitations()).isEqualTo(1);
  }

  @Test
  void others_do_not_invite() {
    assertThat(chat.rejected(WISHES.invite(MEMBER, STRANGER))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.invite(STRANGER, STRANGER))).isEqualTo("not_a_member");
  }

  @Test
  void a_member_is_not_invited() {
    assertThat(chat.rejected(WISHES.invite(OWNER, MEMBER))).isEqualTo("already_member");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 59, 2_592_001})
  void an_invitation_holds_for_a_minute_to_thirty_days(long ttl) {
    assertThat(chat.rejected(WISHES.invite(OWNER, STRANGER, ttl))).isEqualTo("invalid_invitation");
    chat.given(WISHES.invite(OWNER, STRANGER, 60));
    chat.given(WISHES.invite(OWNER, new UUID(2, 2), 2_592_000));
  }

  @Test
  void nobody_is_invited_twice_at_a_time() {
    chat.given(WISHES.invite(OWNER, STRANGER, 60));

    assertThat(chat.rejected(WISHES.after(59).invite(OWNER, STRANGER)))
        .isEqualTo("already_invited");
    chat.given(WISHES.after(60).invite(OWNER, STRANGER));
    assertThat(chat.rows.head(CHAT).counts().invitations()).isEqualTo(1);
  }

  @Test
  void a_thousand_may_wait_for_an_answer() {
    for (int i = 0; i < 1000; i++) {
      chat.given(WISHES.invite(OWNER, new UUID(2, i), 60));
    }

    assertThat(chat.rejected(WISHES.invite(OWNER, STRANGER))).isEqualTo("too_many_invitations");
    chat.given(WISHES.after(60).invite(OWNER, new UUID(2, 7)));
    chat.given(WISHES.decline(new UUID(2, 0)));
    chat.given(WISHES.invite(OWNER, STRANGER));
  }

  @Test
  void who_accepts_is_a_member() {
    chat.given(WISHES.invite(OWNER, STRANGER, 60));
    AcceptInvitation command = WISHES.after(59).accept(STRANGER);

    assertThat(chat.event(command))
        .isEqualTo(
            new MemberJoined(
                CHAT,
                5,
                STRANGER,
                T0.plusSeconds(59),
                new Cause(command.clientKey(), command.contentHash()),
                Role.MEMBER,
                0,
                null,
                4L,
                null));
    assertThat(chat.rows.head(CHAT).counts()).isEqualTo(new Head.Counts(3, 0, 0, 0));
    assertThat(chat.rejected(WISHES.accept(STRANGER))).isEqualTo("already_member");
  }

  @Test
  void who_accepts_too_late_stays_outside() {
    chat.given(WISHES.invite(OWNER, STRANGER, 60));

    assertThat(chat.rejected(WISHES.after(60).accept(STRANGER))).isEqualTo("invitation_expired");
  }

  @Test
  void who_was_not_invited_has_nothing_to_answer() {
    assertThat(chat.rejected(WISHES.accept(STRANGER))).isEqualTo("no_invitation");
    assertThat(chat.rejected(WISHES.decline(STRANGER))).isEqualTo("no_invitation");
    assertThat(chat.rejected(WISHES.accept(MEMBER))).isEqualTo("already_member");
  }

  @Test
  void who_declines_can_be_asked_again() {
    chat.given(WISHES.invite(OWNER, STRANGER));

    assertThat(chat.event(WISHES.decline(STRANGER)))
        .isInstanceOfSatisfying(
            InvitationDeclined.class,
            declined -> {
              assertThat(declined.actor()).isEqualTo(STRANGER);
              assertThat(declined.invitation()).isEqualTo(4);
            });
    assertThat(chat.rejected(WISHES.accept(STRANGER))).isEqualTo("no_invitation");
    chat.given(WISHES.invite(OWNER, STRANGER));
  }

  @Test
  void who_invited_may_take_it_back_as_long_as_they_are_a_member() {
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.ADD_MEMBERS));
    UUID other = new UUID(2, 2);
    chat.given(WISHES.invite(MEMBER, STRANGER));
    chat.given(WISHES.invite(MEMBER, other));
    chat.given(WISHES.permissions(OWNER, MEMBER, List.of(), List.of()));

    assertThat(chat.event(WISHES.revoke(MEMBER, STRANGER)))
        .isInstanceOfSatisfying(
            InvitationRevoked.class,
            revoked -> {
              assertThat(revoked.userId()).isEqualTo(STRANGER);
              assertThat(revoked.invitation()).isEqualTo(5);
            });
    chat.given(chat.leave(MEMBER));
    assertThat(chat.rejected(WISHES.revoke(MEMBER, other))).isEqualTo("not_a_member");
    chat.given(WISHES.revoke(OWNER, other));
  }

  @Test
  void others_do_not_take_it_back() {
    chat.given(WISHES.invite(OWNER, STRANGER));

    assertThat(chat.rejected(WISHES.revoke(MEMBER, STRANGER))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.revoke(STRANGER, STRANGER))).isEqualTo("not_a_member");
    assertThat(chat.rejected(WISHES.revoke(OWNER, MEMBER))).isEqualTo("no_invitation");
  }

  @Test
  void who_is_added_has_nothing_left_to_answer() {
    chat.given(WISHES.invite(OWNER, STRANGER));
    chat.given(WISHES.add(OWNER, STRANGER));

    assertThat(chat.rows.invitations().invitation(CHAT, STRANGER)).isNull();
    assertThat(chat.rows.head(CHAT).counts().invitations()).isZero();
  }

  @Test
  void who_accepts_after_everybody_left_owns_the_chat() {
    chat.given(WISHES.invite(OWNER, STRANGER));
    chat.given(chat.leave(MEMBER));
    chat.given(chat.leave(OWNER));

    chat.given(WISHES.accept(STRANGER));

    assertThat(chat.rows.member(CHAT, STRANGER).role()).isEqualTo(Role.OWNER);
  }
}
