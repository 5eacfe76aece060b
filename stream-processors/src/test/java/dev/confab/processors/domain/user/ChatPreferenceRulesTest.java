package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.user.AddContact;
import dev.confab.schemas.user.ChangeChatPreferences;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.EraseAccount;
import dev.confab.schemas.user.HideMessage;
import dev.confab.schemas.user.MessageHidden;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RequestDeletion;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatPreferenceRulesTest {
  private static final UUID CHAT = new UUID(5, 1);
  private static final UUID OTHER = new UUID(5, 2);
  private static final Instant NOW = T0.plusMillis(5);
  private static final ChatPreferences MUTED =
      new ChatPreferences(false, true, true, T0.plusSeconds(60));

  private final UserFixture user = registered();

  @Test
  void a_chat_is_had_in_another_way() {
    assertThat(user.handle(change(CHAT, MUTED)).facts())
        .containsExactly(new ChatPreferencesChanged(USER, 5, NOW, CHAT, MUTED));
    assertThat(user.account().version()).isEqualTo(5);
  }

  @Test
  void what_is_so_already_is_repeated_at_the_version_that_said_so() {
    user.handle(change(CHAT, MUTED));
    user.handle(new AddContact(USER, new UUID(1, 2), null, null, T0));

    assertThat(user.accepted(change(CHAT, MUTED)))
        .matches(same -> same.repeated() && same.seq() == 5);
    assertThat(user.account().version()).isEqualTo(6);
  }

  @Test
  void each_chat_is_had_in_its_own_way() {
    user.handle(change(CHAT, MUTED));

    assertThat(user.handle(change(OTHER, MUTED)).facts()).hasSize(1);
    assertThat(user.accepted(change(CHAT, MUTED)).repeated()).isTrue();
  }

  @Test
  void a_chat_is_at_first_as_nobody_has_said_anything() {
    assertThat(user.accepted(change(CHAT, ChatPreferences.DEFAULT)))
        .matches(same -> same.repeated() && same.seq() == 0);
    user.handle(change(CHAT, MUTED));

    assertThat(user.handle(change(CHAT, ChatPreferences.DEFAULT)).facts()).hasSize(1);
    assertThat(user.accepted(change(CHAT, ChatPreferences.DEFAULT)))
        .matches(same -> same.repeated() && same.seq() == 6);
  }

  @Test
  void only_what_is_muted_is_so_until_a_time() {
    assertThat(user.rejected(change(CHAT, new ChatPreferences(true, false, false, T0))))
        .isEqualTo("invalid_preferences");
    assertThat(user.handle(change(CHAT, new ChatPreferences(true, false, true, null))).facts())
        .hasSize(1);
  }

  @Test
  void a_message_is_hidden_once() {
    assertThat(user.handle(hide(CHAT, 7)).facts())
        .containsExactly(new MessageHidden(USER, 5, NOW, CHAT, 7));
    user.handle(hide(CHAT, 8));

    assertThat(user.accepted(hide(CHAT, 7))).matches(same -> same.repeated() && same.seq() == 5);
    assertThat(user.handle(hide(OTHER, 7)).facts()).hasSize(1);
  }

  @Test
  void nothing_of_it_stays_of_an_erased_account() {
    user.handle(change(CHAT, MUTED));
    user.handle(hide(CHAT, 7));
    user.handle(new RequestDeletion(USER, USER, PasswordSet.digest(UserFixture.HASH), 0, T0));
    user.handle(new EraseAccount(USER, 7, T0.plusSeconds(2)));

    assertThat(user.rows.erased(USER)).isNotNull();
    assertThat(user.rows.chatPreferences().preferences(USER, CHAT))
        .isEqualTo(ChatPreferenceRow.NEW);
    assertThat(user.rows.chatPreferences().hiddenSince(USER, CHAT, 7)).isZero();
    assertThat(user.rejected(hide(CHAT, 7))).isEqualTo("account_not_found");
    assertThat(user.rejected(change(CHAT, MUTED))).isEqualTo("account_not_found");
  }

  @Test
  void an_account_that_does_not_work_has_no_chats() {
    UserFixture pending = new UserFixture();
    pending.handle(register("Ann"));

    assertThat(pending.rejected(change(CHAT, MUTED))).isEqualTo("account_not_found");
    assertThat(pending.rejected(hide(CHAT, 7))).isEqualTo("account_not_found");
  }

  private static ChangeChatPreferences change(UUID chatId, ChatPreferences preferences) {
    return new ChangeChatPreferences(USER, chatId, preferences, T0);
  }

  private static HideMessage hide(UUID chatId, long messageSeq) {
    return new HideMessage(USER, chatId, messageSeq, T0);
  }
}
