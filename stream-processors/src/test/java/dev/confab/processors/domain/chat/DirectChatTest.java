package dev.confab.processors.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RemoveMember;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DirectChatTest {
  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BOB = new UUID(-1, 2); // behind Ada's as bytes, before it as a number
  private static final UUID EVE = new UUID(1, 3);
  private static final UUID CHAT = DirectChats.idOf(ADA, BOB);
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  private final ChatFixture chat = new ChatFixture();
  private int keys;

  @Test
  void whoever_opens_it_it_is_one_chat() {
    ChatDecision opened = chat.handle(open(ADA, BOB));
    Accepted again = chat.accepted(open(BOB, ADA));

    assertThat(opened.events()).hasSize(3);
    assertThat(opened.events().getFirst())
        .isInstanceOfSatisfying(
            ChatCreated.class, created -> assertThat(created.type()).isEqualTo(ChatType.DIRECT));
    assertThat(opened.events().subList(1, 3))
        .extracting(event -> ((MemberAdded) event).userId())
        .containsExactly(ADA, BOB);
    assertThat(again).isEqualTo(new Accepted(CHAT, 1, 0, T0, true));
  }

  @Test
  void the_id_is_the_same_from_both_sides_and_of_every_pair_another() {
    assertThat(DirectChats.idOf(BOB, ADA)).isEqualTo(CHAT);
    assertThat(DirectChats.idOf(ADA, EVE)).isNotEqualTo(CHAT);
    assertThat(CHAT).isEqualTo(UUID.fromString("8bb3af60-34a0-8e55-b12a-6e5b2cf9768b"));
  }

  @Test
  void nobody_is_two() {
    assertThat(chat.rejected(open(ADA, ADA))).isEqualTo("invalid_chat");
  }

  @Test
  void the_id_must_be_that_of_the_two() {
    assertThat(chat.rejected(new OpenDirectChat(CHAT, ADA, "k", EVE, T0)))
        .isEqualTo("wrong_chat_id");
    assertThat(chat.rejected(new NoteBlock(CHAT, ADA, EVE, true, 1, T0)))
        .isEqualTo("wrong_chat_id");
  }

  @Test
  void both_write_and_a_third_does_not() {
    chat.given(open(ADA, BOB));

    chat.given(post(ADA));
    chat.given(post(BOB));
    assertThat(chat.rejected(post(EVE))).isEqualTo("not_a_member");
  }

  @Test
  void nobody_comes_and_nobody_goes() {
    chat.given(open(ADA, BOB));

    assertThat(
            List.of(
                chat.rejected(new JoinChat(CHAT, EVE, "1", T0, null)),
                chat.rejected(new LeaveChat(CHAT, ADA, "2", T0, null)),
                chat.rejected(new AddMember(CHAT, ADA, "3", EVE, T0)),
                chat.rejected(new RemoveMember(CHAT, ADA, "4", BOB, T0))))
        .containsOnly("direct_chat");
  }

  @Test
  void while_one_blocks_the_other_neither_writes() {
    chat.given(open(ADA, BOB));
    chat.given(note(ADA, BOB, true, 1));

    assertThat(chat.rejected(post(BOB))).isEqualTo("blocked");
    assertThat(chat.rejected(post(ADA))).isEqualTo("user_blocked");

    chat.given(note(ADA, BOB, false, 2));
    chat.given(post(BOB));
    chat.given(post(ADA));
  }

  @Test
  void who_is_blocked_does_not_open_it() {
    chat.given(note(ADA, BOB, true, 1));

    assertThat(chat.rejected(open(BOB, ADA))).isEqualTo("blocked");
    assertThat(chat.rejected(open(ADA, BOB))).isEqualTo("user_blocked");
    assertThat(chat.rows.head(CHAT)).isNull();
  }

  @Test
  void what_is_open_can_be_opened_again_by_who_is_blocked_as_it_changes_nothing() {
    chat.given(open(ADA, BOB));
    chat.given(note(ADA, BOB, true, 1));

    assertThat(chat.accepted(open(BOB, ADA)).repeated()).isTrue();
  }

  @Test
  void both_block_and_one_of_them_no_longer() {
    chat.given(open(ADA, BOB));
    chat.given(note(ADA, BOB, true, 1));
    chat.given(note(BOB, ADA, true, 1));
    chat.given(note(ADA, BOB, false, 2));

    assertThat(chat.rejected(post(ADA))).isEqualTo("blocked");
    assertThat(chat.rejected(post(BOB))).isEqualTo("user_blocked");
  }

  @Test
  void a_note_that_comes_twice_or_late_changes_nothing() {
    chat.given(open(ADA, BOB));
    chat.given(note(ADA, BOB, true, 5));
    chat.given(note(ADA, BOB, false, 6));

    assertThat(chat.accepted(note(ADA, BOB, true, 5)).repeated()).isTrue();
    assertThat(chat.accepted(note(ADA, BOB, false, 6)).repeated()).isTrue();
    chat.given(post(BOB));
  }

  @Test
  void a_retry_of_what_was_said_before_the_block_gets_its_outcome() {
    chat.given(open(ADA, BOB));
    PostMessage said = post(BOB);
    chat.given(said);
    chat.given(note(ADA, BOB, true, 1));

    assertThat(chat.accepted(said).repeated()).isTrue();
  }

  private OpenDirectChat open(UUID actor, UUID other) {
    return new OpenDirectChat(DirectChats.idOf(actor, other), actor, "open-" + keys++, other, T0);
  }

  private static NoteBlock note(UUID actor, UUID other, boolean blocked, long version) {
    return new NoteBlock(DirectChats.idOf(actor, other), actor, other, blocked, version, T0);
  }

  private PostMessage post(UUID actor) {
    return new PostMessage(
        CHAT, actor, "post-" + keys++, new MessageContent("Tea?"), null, null, null, T0, null);
  }
}
