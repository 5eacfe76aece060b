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
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.OwnershipTransferred;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.RoleChanged;
import dev.confab.schemas.chat.TransferOwnership;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is what. */
class RolesTest {
  private static final Wishes WISHES = new Wishes(CHAT);

  private final ChatFixture chat = chat(true);

  @Test
  void the_owner_makes_admins_and_unmakes_them() {
    ChangeRole command = WISHES.role(OWNER, MEMBER, Role.ADMIN);

    assertThat(chat.event(command))
        .isEqualTo(
            new RoleChanged(
                CHAT,
                4,
                OWNER,
                T0,
                new Cause(command.clientKey(), command.contentHash()),
                MEMBER,
                Role.ADMIN));
    assertThat(role()).isEqualTo(Role.ADMIN);

    chat.given(WISHES.role(OWNER, MEMBER, Role.MEMBER));
    assertThat(role()).isEqualTo(Role.MEMBER);
  }

  @Test
  void an_admin_makes_moderators_and_unmakes_them() {
    chat.givenAdmin();

    chat.given(WISHES.role(ADMIN, MEMBER, Role.MODERATOR));
    assertThat(role()).isEqualTo(Role.MODERATOR);
    chat.given(WISHES.role(ADMIN, MEMBER, Role.MEMBER));
  }

  @Test
  void an_admin_makes_no_admins() {
    chat.givenAdmin();

    assertThat(chat.rejected(WISHES.role(ADMIN, MEMBER, Role.ADMIN))).isEqualTo("forbidden");
  }

  @Test
  void an_admin_unmakes_no_admins_not_even_themselves() {
    chat.givenAdmin();
    chat.given(WISHES.role(OWNER, MEMBER, Role.ADMIN));

    assertThat(chat.rejected(WISHES.role(ADMIN, MEMBER, Role.MEMBER))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.role(ADMIN, ADMIN, Role.MEMBER))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.role(ADMIN, OWNER, Role.MEMBER))).isEqualTo("forbidden");
  }

  @Test
  void who_is_below_admin_gives_no_roles() {
    chat.givenModerator();

    assertThat(chat.rejected(WISHES.role(MODERATOR, MEMBER, Role.MODERATOR)))
        .isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.role(MEMBER, MEMBER, Role.MODERATOR))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.role(STRANGER, MEMBER, Role.MEMBER))).isEqualTo("not_a_member");
  }

  @Test
  void a_stranger_gets_no_role() {
    assertThat(chat.rejected(WISHES.role(OWNER, STRANGER, Role.ADMIN))).isEqualTo("not_a_member");
  }

  @Test
  void nobody_is_made_owner_or_something_unknown() {
    assertThat(chat.rejected(WISHES.role(OWNER, MEMBER, Role.OWNER))).isEqualTo("use_transfer");
    assertThat(chat.rejected(WISHES.role(OWNER, MEMBER, Role.UNKNOWN))).isEqualTo("invalid_role");
  }

  @Test
  void a_role_that_somebody_has_changes_nothing() {
    assertThat(chat.accepted(WISHES.role(OWNER, MEMBER, Role.MEMBER)))
        .matches(accepted -> accepted.repeated() && accepted.seq() == 3);
    assertThat(chat.rows.head(CHAT).lastSeq()).isEqualTo(3);
  }

  @Test
  void the_owner_hands_the_chat_over_and_is_an_admin_then() {
    TransferOwnership command = WISHES.transfer(OWNER, MEMBER);

    assertThat(chat.event(command))
        .isEqualTo(
            new OwnershipTransferred(
                CHAT, 4, OWNER, T0, new Cause(command.clientKey(), command.contentHash()), MEMBER));
    assertThat(chat.rows.member(CHAT, OWNER).role()).isEqualTo(Role.ADMIN);
    assertThat(chat.rows.member(CHAT, MEMBER))
        .isEqualTo(new MemberRow(Role.OWNER, 3, Set.of(), Set.of(), null));
    chat.given(chat.leave(OWNER));
  }

  @Test
  void others_do_not_hand_the_chat_over() {
    chat.givenAdmin();

    assertThat(chat.rejected(WISHES.transfer(ADMIN, ADMIN))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.transfer(STRANGER, STRANGER))).isEqualTo("not_a_member");
  }

  @Test
  void only_a_member_takes_it_over() {
    assertThat(chat.rejected(WISHES.transfer(OWNER, STRANGER))).isEqualTo("not_a_member");
  }

  @Test
  void to_hand_it_over_to_oneself_changes_nothing() {
    assertThat(chat.accepted(WISHES.transfer(OWNER, OWNER)).repeated()).isTrue();
  }

  private Role role() {
    return chat.rows.member(CHAT, MEMBER).role();
  }
}
