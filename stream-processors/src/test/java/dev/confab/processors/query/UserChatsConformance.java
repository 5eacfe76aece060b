package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ChatPreference;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.MessageName;
import dev.confab.platform.query.OwnChats;
import dev.confab.platform.query.UserChat;
import dev.confab.processors.view.ChatLog;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.MessageHidden;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every implementation of the query API must do with what a user has of chats. */
abstract class UserChatsConformance extends MarksConformance {
  private static final ChatPreferences MUTED =
      new ChatPreferences(true, false, true, ChatLog.START.plusSeconds(60));

  @Test
  void a_user_has_chats_in_their_list_as_they_said() {
    running.publish(preferences(ANNA, 1, CHAT, new ChatPreferences(false, true, false, null)));
    running.publish(preferences(ANNA, 2, CHAT, MUTED));
    running.publish(preferences(BEN, 1, OTHER_CHAT, ChatPreferences.DEFAULT));

    assertThat(views.preferences(ANNA, List.of(CHAT, OTHER_CHAT), 2))
        .containsExactly(new ChatPreference(CHAT, MUTED));
    unavailable(() -> views.preferences(ANNA, List.of(CHAT), 3));
  }

  @Test
  void hidden_messages_are_found_by_their_seqs() {
    running.publish(hidden(ANNA, 1, CHAT, 7));
    running.publish(hidden(ANNA, 2, CHAT, 3));
    running.publish(hidden(ANNA, 3, CHAT, 9));
    running.publish(hidden(BEN, 1, CHAT, 5));

    assertThat(views.hidden(ANNA, CHAT, 1, 100, 0)).containsExactly(3L, 7L, 9L);
    assertThat(views.hidden(ANNA, CHAT, 4, 9, 3)).containsExactly(7L, 9L);
    assertThat(views.hidden(ANNA, OTHER_CHAT, 1, 100, 3)).isEmpty();
    MessageName third = new MessageName(CHAT, 3);
    MessageName bens = new MessageName(CHAT, 5);
    MessageName elsewhere = new MessageName(OTHER_CHAT, 3);
    assertThat(views.hiddenAmong(ANNA, List.of(bens, third, elsewhere), 3)).containsExactly(third);
    assertThat(views.hiddenAmong(ANNA, List.of(), 0)).isEmpty();
  }

  @Test
  void what_a_user_says_is_waited_for() {
    var answer = CompletableFuture.supplyAsync(() -> views.hidden(ANNA, CHAT, 1, 100, 4));
    running.publish(hidden(ANNA, 4, CHAT, 3));

    assertThat(answer).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(List.of(3L));
  }

  @Test
  void the_list_of_chats_is_not_disturbed_by_what_else_there_is_of_them() {
    openChat();
    ChatLog other = new ChatLog(OTHER_CHAT, ANNA);
    publish(other.created(false), other.added(ANNA, Role.OWNER));
    running.publish(preferences(ANNA, 1, CHAT, MUTED));
    for (int seq = 1; seq <= 20; seq++) {
      running.publish(hidden(ANNA, 1 + seq, CHAT, seq));
    }
    UUID invitedTo = new UUID(0x7000_0000_0000_0000L, 1);
    ChatLog third = new ChatLog(invitedTo, BEN);
    publish(third.created(false), third.added(BEN, Role.OWNER), third.invited(BEN, ANNA));

    assertThat(views.userChats(ANNA, null, 10, List.of()))
        .containsExactly(new UserChat(CHAT, 2), new UserChat(OTHER_CHAT, 2));
    assertThat(views.userChats(ANNA, CHAT, 10, List.of()))
        .containsExactly(new UserChat(OTHER_CHAT, 2));
    assertThat(views.invitationsOf(ANNA, null, 10, List.of(new ChatPosition(invitedTo, 3))))
        .extracting(invitation -> invitation.chatId())
        .containsExactly(invitedTo);
    assertThat(views.invitationsOf(ANNA, invitedTo, 10, List.of())).isEmpty();
    unavailable(() -> views.invitationsOf(ANNA, null, 10, List.of(new ChatPosition(invitedTo, 4))));
  }

  @Test
  void chats_and_invitations_of_a_user_are_of_one_moment_at_or_after_positions() {
    openChat(); // 2 records
    publish(chat.invited(ANNA, BEN));
    running.markTimePasses();
    OwnChats invited = views.ownChatsAt(BEN, Map.of(0, 3L));
    assertThat(invited.chats()).isEmpty();
    assertThat(invited.invitations()).extracting(Invitation::chatId).containsExactly(CHAT);
    assertThat(invited.invitations()).extracting(Invitation::seq).containsExactly(3L);

    var answer = CompletableFuture.supplyAsync(() -> views.ownChatsAt(BEN, Map.of(0, 4L)));
    publish(chat.joined(BEN));
    running.markTimePasses();

    assertThat(answer)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .isEqualTo(new OwnChats(List.of(new UserChat(CHAT, 4)), List.of()));
    unavailable(() -> views.ownChatsAt(BEN, Map.of(0, 9L)));
  }

  private static ChatPreferencesChanged preferences(
      UUID userId, long version, UUID chatId, ChatPreferences preferences) {
    return new ChatPreferencesChanged(userId, version, ChatLog.START, chatId, preferences);
  }

  private static MessageHidden hidden(UUID userId, long version, UUID chatId, long seq) {
    return new MessageHidden(userId, version, ChatLog.START, chatId, seq);
  }
}
