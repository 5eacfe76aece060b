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
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PermissionsChanged;
import dev.confab.schemas.chat.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What single members may do beyond their role, or may not. */
class OverridesTest {
  private static final Wishes WISHES = new Wishes(CHAT);

  private final ChatFixture chat = chat(true);

  @Test
  void the_owner_says_what_a_member_may_and_may_not() {
    ChangePermissions command =
        WISHES.permissions(
            OWNER,
            MEMBER,
            List.of(Permission.PIN_MESSAGES, Permission.ADD_MEMBERS, Permission.PIN_MESSAGES),
            List.of(Permission.SEND_MESSAGES));

    assertThat(chat.event(command))
        .isEqualTo(
            new PermissionsChanged(
                CHAT,
                4,
                OWNER,
                T0,
                new Cause(command.clientKey(), command.contentHash()),
                MEMBER,
                List.of(Permission.ADD_MEMBERS, Permission.PIN_MESSAGES),
                List.of(Permission.SEND_MESSAGES)));
  }

  @Test
  void what_is_granted_can_be_done_and_what_is_denied_cannot() {
    chat.givenAdmin();
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.ADD_MEMBERS));
    chat.given(WISHES.deny(OWNER, ADMIN, Permission.ADD_MEMBERS));

    chat.given(WISHES.add(MEMBER, STRANGER));
    assertThat(chat.rejected(WISHES.invite(ADMIN, STRANGER))).isEqualTo("forbidden");
  }

  @Test
  void what_is_not_said_again_is_no_more() {
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.ADD_MEMBERS));
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.PIN_MESSAGES));

    assertThat(chat.rejected(WISHES.add(MEMBER, STRANGER))).isEqualTo("forbidden");
  }

  @Test
  void nobody_changes_those_beside_and_above() {
    chat.givenAdmin();
    chat.given(WISHES.role(OWNER, MEMBER, Role.ADMIN));

    assertThat(chat.rejected(WISHES.deny(ADMIN, MEMBER, Permission.SEND_MESSAGES)))
        .isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.deny(ADMIN, OWNER, Permission.SEND_MESSAGES)))
        .isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.grant(ADMIN, ADMIN, Permission.SEND_MESSAGES)))
        .isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.deny(OWNER, OWNER, Permission.SEND_MESSAGES)))
        .isEqualTo("forbidden");
  }

  @Test
  void who_is_below_admin_changes_nobody() {
    chat.givenModerator();

    assertThat(chat.rejected(WISHES.deny(MODERATOR, MEMBER, Permission.SEND_MESSAGES)))
        .isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.deny(STRANGER, MEMBER, Permission.SEND_MESSAGES)))
        .isEqualTo("not_a_member");
    assertThat(chat.rejected(WISHES.deny(OWNER, STRANGER, Permission.SEND_MESSAGES)))
        .isEqualTo("not_a_member");
  }

  @Test
  void nobody_gives_what_they_have_not() {
    chat.givenAdmin();
    chat.given(WISHES.deny(OWNER, MEMBER, Permission.ADD_MEMBERS));
    chat.given(WISHES.deny(OWNER, ADMIN, Permission.ADD_MEMBERS));

    assertThat(chat.rejected(WISHES.grant(ADMIN, MEMBER, Permission.ADD_MEMBERS)))
        .isEqualTo("forbidden");
    // To deny it no longer is to give it, too.
    assertThat(chat.rejected(WISHES.grant(ADMIN, MEMBER, Permission.PIN_MESSAGES)))
        .isEqualTo("forbidden");
  }

  @Test
  void what_was_given_by_who_had_it_stays_beside_what_is_new() {
    chat.givenAdmin();
    chat.given(WISHES.deny(OWNER, ADMIN, Permission.ADD_MEMBERS));
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.ADD_MEMBERS));

    chat.given(WISHES.grant(ADMIN, MEMBER, Permission.ADD_MEMBERS, Permission.PIN_MESSAGES));
  }

  @Test
  void one_thing_is_granted_or_denied_but_not_both_and_known() {
    List<Permission> pin = List.of(Permission.PIN_MESSAGES);

    assertThat(chat.rejected(WISHES.permissions(OWNER, MEMBER, pin, pin)))
        .isEqualTo("invalid_permissions");
    assertThat(chat.rejected(WISHES.grant(OWNER, MEMBER, Permission.UNKNOWN)))
        .isEqualTo("invalid_permissions");
    assertThat(chat.rejected(WISHES.deny(OWNER, MEMBER, Permission.UNKNOWN)))
        .isEqualTo("invalid_permissions");
  }

  @Test
  void what_is_so_already_changes_nothing() {
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.PIN_MESSAGES));

    assertThat(chat.accepted(WISHES.grant(OWNER, MEMBER, Permission.PIN_MESSAGES)).repeated())
        .isTrue();
  }

  @Test
  void they_end_with_the_membership() {
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.ADD_MEMBERS));
    chat.given(chat.leave(MEMBER));
    chat.given(chat.join(MEMBER));

    assertThat(chat.rejected(WISHES.add(MEMBER, STRANGER))).isEqualTo("forbidden");
  }
}
