package dev.confab.processors.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invitations that nobody answers end by themselves. */
final class InvitationTimerTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(2, 2);
  private static final UUID CHAT = Ids.derived("chat", ANN, "c-1");

  private final Deciders deciders = new Deciders();

  @BeforeEach
  void create() {
    send(
        new CreateChat(
            CHAT,
            ANN,
            "c-1",
            ChatType.GROUP,
            false,
            new ChatProfile("Plans", null),
            null,
            List.of(),
            Deciders.START));
  }

  @AfterEach
  void close() {
    deciders.close();
  }

  @Test
  void an_invitation_expires_by_itself_once() {
    send(invite(BOB));
    deciders.written(Topics.CHAT_EVENTS);
    deciders.outcomes();

    deciders.passes(Duration.ofSeconds(59));
    assertThat(deciders.written(Topics.CHAT_EVENTS)).isEmpty();
    deciders.passes(Duration.ofSeconds(1));

    assertThat(deciders.written(Topics.CHAT_EVENTS))
        .containsExactly(
            new InvitationExpired(CHAT, 4, ANN, Deciders.START.plusSeconds(60), null, BOB, 3));
    for (int second = 0; second < 5; second++) {
      deciders.passes(Duration.ofSeconds(1));
    }
    assertThat(deciders.written(Topics.CHAT_EVENTS)).isEmpty();
    assertThat(deciders.outcomes()).as("nobody asked").isEmpty();
  }

  @Test
  void what_was_answered_does_not_expire() {
    send(invite(BOB));
    send(new AcceptInvitation(CHAT, BOB, "a-1", Deciders.START));
    deciders.written(Topics.CHAT_EVENTS);

    deciders.passes(Duration.ofSeconds(61));

    assertThat(deciders.written(Topics.CHAT_EVENTS)).isEmpty();
  }

  @Test
  void a_doubled_expiry_is_one() {
    send(invite(BOB));
    deciders.passes(Duration.ofSeconds(60));
    deciders.written(Topics.CHAT_EVENTS);

    send(new ExpireInvitation(CHAT, ANN, BOB, 3, Deciders.START.plusSeconds(60)));

    assertThat(deciders.written(Topics.CHAT_EVENTS)).isEmpty();
  }

  @Test
  void a_wish_of_the_inviter_under_its_key_is_not_in_its_way() {
    send(invite(BOB));
    send(
        new PostMessage(
            CHAT,
            ANN,
            "expire-3",
            new MessageContent("hello"),
            null,
            null,
            null,
            Deciders.START,
            null));
    deciders.written(Topics.CHAT_EVENTS);

    deciders.passes(Duration.ofSeconds(60));

    assertThat(deciders.written(Topics.CHAT_EVENTS))
        .hasExactlyElementsOfTypes(InvitationExpired.class);
  }

  @Test
  void many_that_are_due_at_once_expire_bit_by_bit() {
    IntStream.range(0, 250).forEach(i -> send(invite(new UUID(3, i))));
    deciders.written(Topics.CHAT_EVENTS);

    deciders.passes(Duration.ofSeconds(60));
    assertThat(deciders.written(Topics.CHAT_EVENTS)).hasSize(100);
    deciders.passes(Duration.ofSeconds(1));
    deciders.passes(Duration.ofSeconds(1));
    assertThat(deciders.written(Topics.CHAT_EVENTS)).hasSize(150);
  }

  private void send(ChatCommand command) {
    deciders.send(Topics.CHAT_COMMANDS, CHAT, command);
  }

  private static InviteMember invite(UUID userId) {
    return new InviteMember(CHAT, ANN, "i-" + userId, userId, 60, Deciders.START);
  }
}
