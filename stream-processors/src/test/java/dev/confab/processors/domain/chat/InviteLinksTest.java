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
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Links that let in whoever has one. */
class InviteLinksTest {
  private static final Wishes WISHES = new Wishes(CHAT);

  private static final UUID SECOND = new UUID(2, 2);

  private final ChatFixture chat = chat(false);

  @Test
  void who_may_add_makes_links() {
    chat.givenModerator();
    CreateInviteLink command = WISHES.link(MODERATOR, 5L, 60L);

    assertThat(chat.event(command))
        .isEqualTo(
            new InviteLinkCreated(
                CHAT,
                6,
                MODERATOR,
                T0,
                new Cause(command.clientKey(), command.contentHash()),
                5L,
                T0.plusSeconds(60)));
    assertThat(chat.rows.invitations().link(CHAT, 6))
        .isEqualTo(new LinkRow(MODERATOR, 5L, 0, T0.plusSeconds(60), false));
    assertThat(chat.rows.head(CHAT).counts().links()).isEqualTo(1);
  }

  @Test
  void others_do_not() {
    assertThat(chat.rejected(WISHES.link(MEMBER, null, null))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.link(STRANGER, null, null))).isEqualTo("not_a_member");
  }

  @Test
  void uses_and_time_have_bounds() {
    assertThat(chat.rejected(WISHES.link(OWNER, 0L, null))).isEqualTo("invalid_link");
    assertThat(chat.rejected(WISHES.link(OWNER, 100_001L, null))).isEqualTo("invalid_link");
    assertThat(chat.rejected(WISHES.link(OWNER, null, 59L))).isEqualTo("invalid_link");
    assertThat(chat.rejected(WISHES.link(OWNER, null, 31_536_001L))).isEqualTo("invalid_link");
    chat.given(WISHES.link(OWNER, 1L, 60L));
    chat.given(WISHES.link(OWNER, 100_000L, 31_536_000L));
  }

  @Test
  void a_chat_has_a_hundred_links_that_were_not_revoked() {
    long first = link(null, null);
    for (int i = 1; i < 100; i++) {
      link(null, null);
    }

    assertThat(chat.rejected(WISHES.link(OWNER, null, null))).isEqualTo("too_many_links");
    chat.given(WISHES.revokeLink(OWNER, first));
    chat.given(WISHES.link(OWNER, null, null));
  }

  @Test
  void who_has_a_link_comes_in() {
    long link = link(null, null);
    JoinByLink command = WISHES.joinBy(STRANGER, link);

    assertThat(chat.event(command))
        .isEqualTo(
            new MemberJoined(
                CHAT,
                5,
                STRANGER,
                T0,
                new Cause(command.clientKey(), command.contentHash()),
                Role.MEMBER,
                0,
                link,
                null,
                null));
  }

  @Test
  void a_link_lets_in_as_many_as_it_says() {
    long link = link(1L, null);
    chat.given(WISHES.joinBy(STRANGER, link));

    assertThat(chat.rejected(WISHES.joinBy(SECOND, link))).isEqualTo("link_used_up");
  }

  @Test
  void who_is_in_uses_nothing_up() {
    long link = link(1L, null);

    assertThat(chat.rejected(WISHES.joinBy(MEMBER, link))).isEqualTo("already_member");
    chat.given(WISHES.joinBy(STRANGER, link));
  }

  @Test
  void a_link_lets_in_as_long_as_it_says() {
    long link = link(null, 60L);

    assertThat(chat.rejected(WISHES.after(60).joinBy(STRANGER, link))).isEqualTo("link_expired");
    chat.given(WISHES.after(59).joinBy(STRANGER, link));
  }

  @Test
  void a_revoked_link_lets_nobody_in() {
    long link = link(null, null);

    assertThat(chat.event(WISHES.revokeLink(OWNER, link)))
        .isInstanceOfSatisfying(
            InviteLinkRevoked.class, revoked -> assertThat(revoked.link()).isEqualTo(link));
    assertThat(chat.rejected(WISHES.joinBy(STRANGER, link))).isEqualTo("link_revoked");
    assertThat(chat.rows.head(CHAT).counts().links()).isZero();
  }

  @Test
  void what_is_no_link_lets_nobody_in() {
    assertThat(chat.rejected(WISHES.joinBy(STRANGER, 3))).isEqualTo("link_not_found");
    assertThat(chat.rejected(WISHES.revokeLink(OWNER, 3))).isEqualTo("link_not_found");
  }

  @Test
  void who_made_it_may_revoke_it_as_long_as_they_are_a_member() {
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.ADD_MEMBERS));
    long one = ((InviteLinkCreated) chat.event(WISHES.link(MEMBER, null, null))).seq();
    long two = ((InviteLinkCreated) chat.event(WISHES.link(MEMBER, null, null))).seq();
    chat.given(WISHES.permissions(OWNER, MEMBER, List.of(), List.of()));

    chat.given(WISHES.revokeLink(MEMBER, one));
    chat.given(chat.leave(MEMBER));
    assertThat(chat.rejected(WISHES.revokeLink(MEMBER, two))).isEqualTo("not_a_member");
    chat.given(WISHES.revokeLink(OWNER, two));
  }

  @Test
  void others_do_not_revoke_it() {
    long link = link(null, null);

    assertThat(chat.rejected(WISHES.revokeLink(MEMBER, link))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.revokeLink(STRANGER, link))).isEqualTo("not_a_member");
  }

  @Test
  void to_revoke_it_twice_changes_nothing() {
    long link = link(null, null);
    chat.given(WISHES.revokeLink(OWNER, link));

    assertThat(chat.accepted(WISHES.revokeLink(OWNER, link)).repeated()).isTrue();
    assertThat(chat.rows.head(CHAT).counts().links()).isZero();
  }

  @Test
  void who_comes_by_it_after_everybody_left_owns_the_chat() {
    long link = link(null, null);
    chat.given(chat.leave(MEMBER));
    chat.given(chat.leave(OWNER));

    chat.given(WISHES.joinBy(STRANGER, link));

    assertThat(chat.rows.member(CHAT, STRANGER).role()).isEqualTo(Role.OWNER);
  }

  private long link(@Nullable Long maxUses, @Nullable Long ttlSeconds) {
    return ((InviteLinkCreated) chat.event(WISHES.link(OWNER, maxUses, ttlSeconds))).seq();
  }
}
