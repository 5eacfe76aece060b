package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.ADMIN;
import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.PROFILE;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.ChatFixture.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Bytes;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.Permission;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a chat is called. */
class InfoTest {
  private static final Wishes WISHES = new Wishes(CHAT);

  private static final ChatProfile COFFEE =
      new ChatProfile("Coffee", "About coffee", new UUID(3, 3));
  private static final Sealed SEALED =
      new Sealed("key", Bytes.copyOf(new byte[] {1}), Bytes.copyOf(new byte[] {2}));

  private final ChatFixture chat = chat(true);

  @Test
  void owner_and_admin_call_it_something_else() {
    chat.givenAdmin();
    EditChat command = WISHES.edit(ADMIN, COFFEE);

    assertThat(chat.event(command))
        .isEqualTo(
            new ChatEdited(
                CHAT,
                6,
                ADMIN,
                T0,
                new Cause(command.clientKey(), command.contentHash()),
                COFFEE,
                null));
    chat.given(WISHES.edit(OWNER, PROFILE));
  }

  @Test
  void moderators_and_members_do_not_unless_they_may() {
    chat.givenModerator();

    assertThat(chat.rejected(WISHES.edit(MODERATOR, COFFEE))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.edit(MEMBER, COFFEE))).isEqualTo("forbidden");
    assertThat(chat.rejected(WISHES.edit(STRANGER, COFFEE))).isEqualTo("not_a_member");
    chat.given(WISHES.grant(OWNER, MEMBER, Permission.EDIT_INFO));
    chat.given(WISHES.edit(MEMBER, COFFEE));
  }

  @Test
  void name_and_description_have_bounds() {
    assertThat(rejected(new ChatProfile(" ", null))).isEqualTo("invalid_chat");
    assertThat(rejected(new ChatProfile("n".repeat(101), null))).isEqualTo("invalid_chat");
    assertThat(rejected(new ChatProfile("n", "d".repeat(1001)))).isEqualTo("invalid_chat");
    chat.given(WISHES.edit(OWNER, new ChatProfile("n".repeat(100), "d".repeat(1000))));
  }

  @Test
  void content_is_either_plain_or_sealed() {
    assertThat(chat.rejected(WISHES.edit(OWNER, null))).isEqualTo("invalid_chat");
    assertThat(chat.rejected(new EditChat(CHAT, OWNER, "a", PROFILE, SEALED, T0)))
        .isEqualTo("invalid_chat");
    chat.given(new EditChat(CHAT, OWNER, "b", null, SEALED, T0));
  }

  private String rejected(ChatProfile profile) {
    return chat.rejected(WISHES.edit(OWNER, profile));
  }
}
