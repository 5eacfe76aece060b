package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.ChatFixture.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.MemberInvited;
import org.junit.jupiter.api.Test;

/** Invitations whose time has come. */
class ExpiryTest {
  private static final Wishes WISHES = new Wishes(CHAT);

  private final ChatFixture chat = chat(false);
  private final long invitation =
      ((MemberInvited) chat.event(WISHES.invite(OWNER, STRANGER, 60))).seq();

  @Test
  void what_nobody_answered_in_time_is_over_and_nobody_wished_it() {
    assertThat(chat.event(WISHES.after(60).expire(OWNER, STRANGER, invitation)))
        .isEqualTo(
            new InvitationExpired(CHAT, 5, OWNER, T0.plusSeconds(60), null, STRANGER, invitation));
    assertThat(chat.rows.invitations().invitation(CHAT, STRANGER)).isNull();
    assertThat(chat.rows.head(CHAT).counts().invitations()).isZero();
    assertThat(chat.rejected(WISHES.after(61).accept(STRANGER))).isEqualTo("no_invitation");
  }

  @Test
  void it_ends_once() {
    chat.given(WISHES.after(60).expire(OWNER, STRANGER, invitation));

    assertThat(chat.accepted(WISHES.after(61).expire(OWNER, STRANGER, invitation)))
        .isEqualTo(new Accepted(CHAT, 5, 0, T0.plusSeconds(61), true));
  }

  @Test
  void what_was_answered_stays_so() {
    chat.given(WISHES.accept(STRANGER));

    assertNothingHappens();
  }

  @Test
  void what_was_declined_and_sent_again_holds() {
    chat.given(WISHES.decline(STRANGER));
    chat.given(WISHES.invite(OWNER, STRANGER));

    assertNothingHappens();
    chat.given(WISHES.after(61).accept(STRANGER));
  }

  @Test
  void before_its_time_it_holds() {
    assertThat(chat.accepted(WISHES.after(59).expire(OWNER, STRANGER, invitation)).repeated())
        .isTrue();
    chat.given(WISHES.after(59).accept(STRANGER));
  }

  @Test
  void a_wish_of_the_inviter_under_the_same_key_is_another() {
    chat.given(ChatFixture.post(OWNER, "expire-" + invitation, "Hello", null, T0, null));

    chat.event(WISHES.after(60).expire(OWNER, STRANGER, invitation));
  }

  private void assertNothingHappens() {
    assertThat(chat.accepted(WISHES.after(60).expire(OWNER, STRANGER, invitation)).repeated())
        .isTrue();
  }
}
