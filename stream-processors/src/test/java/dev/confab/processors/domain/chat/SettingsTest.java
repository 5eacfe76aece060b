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
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of a chat. */
class SettingsTest {
  private static final Wishes WISHES = new Wishes(CHAT);

  private static final List<Permission> SEND = List.of(Permission.SEND_MESSAGES);
  private static final ChatSettings SLOW = new ChatSettings(false, 21_600, 172_800, SEND);

  private final ChatFixture chat = chat(true);

  @Test
  void owner_and_admin_make_the_rules() {
    chat.givenAdmin();
    ChangeChatSettings command = WISHES.settings(ADMIN, SLOW);

    assertThat(chat.event(command))
        .isEqualTo(
            new ChatSettingsChanged(
                CHAT, 6, ADMIN, T0, new Cause(command.clientKey(), command.contentHash()), SLOW));
    assertThat(chat.rows.head(CHAT).settings()).isEqualTo(SLOW);
    assertThat(chat.rejected(chat.join(STRANGER))).isEqualTo("chat_not_open");
  }

  @Test
  void others_do_not() {
    chat.givenModerator();

    assertThat(chat.rejected(WISHES.settings(MODERATOR, SLOW))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.settings(MEMBER, SLOW))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.settings(STRANGER, SLOW))).isEqualTo("not_a_member");
  }

  @Test
  void times_have_bounds_and_permissions_are_known() {
    assertThat(rejected(-1, 0, SEND)).isEqualTo("invalid_settings");
    assertThat(rejected(21_601, 0, SEND)).isEqualTo("invalid_settings");
    assertThat(rejected(0, -1, SEND)).isEqualTo("invalid_settings");
    assertThat(rejected(0, 172_801, SEND)).isEqualTo("invalid_settings");
    assertThat(rejected(0, 0, List.of(Permission.UNKNOWN))).isEqualTo("invalid_settings");
    chat.given(WISHES.settings(OWNER, new ChatSettings(true, 0, 0, List.of())));
  }

  @Test
  void what_members_may_do_changes_for_all_of_them() {
    List<Permission> more =
        List.of(Permission.ADD_MEMBERS, Permission.SEND_MESSAGES, Permission.ADD_MEMBERS);

    chat.given(WISHES.settings(OWNER, new ChatSettings(true, 0, 120, more)));

    assertThat(chat.rows.head(CHAT).settings().memberPermissions())
        .containsExactly(Permission.SEND_MESSAGES, Permission.ADD_MEMBERS);
    chat.given(WISHES.add(MEMBER, STRANGER));
  }

  @Test
  void nobody_gives_what_they_have_not() {
    chat.givenAdmin();
    chat.given(WISHES.deny(OWNER, ADMIN, Permission.SEND_MESSAGES, Permission.ADD_MEMBERS));
    List<Permission> more = List.of(Permission.SEND_MESSAGES, Permission.ADD_MEMBERS);

    assertThat(chat.rejected(WISHES.settings(ADMIN, new ChatSettings(true, 0, 120, more))))
        .isEqualTo("forbidden");
    chat.given(WISHES.settings(ADMIN, new ChatSettings(false, 0, 120, SEND)));
  }

  @Test
  void the_rules_of_now_change_nothing() {
    chat.given(WISHES.settings(OWNER, SLOW));

    assertThat(chat.accepted(WISHES.settings(OWNER, SLOW)).repeated()).isTrue();
  }

  private String rejected(long slowMode, long recall, List<Permission> permissions) {
    return chat.rejected(
        WISHES.settings(OWNER, new ChatSettings(true, slowMode, recall, permissions)));
  }
}
