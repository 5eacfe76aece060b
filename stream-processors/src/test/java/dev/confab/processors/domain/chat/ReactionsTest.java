package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.MessageFixture.direct;
import static dev.confab.processors.domain.chat.MessageFixture.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactionsTest {
  private final MessageFixture chat = group();
  private final long seq = chat.posted(MEMBER);

  @Test
  void a_member_reacts_and_takes_it_back() {
    assertThat(chat.event(chat.react(OWNER, seq, "👍")))
        .isInstanceOfSatisfying(
            ReactionAdded.class,
            added -> {
              assertThat(added.messageSeq()).isEqualTo(seq);
              assertThat(added.author()).isEqualTo(MEMBER);
              assertThat(added.reaction()).isEqualTo("👍");
            });
    assertThat(all()).isEqualTo(List.of(new ReactionsRow.Count("👍", 1)));

    assertThat(chat.event(chat.unreact(OWNER, seq, "👍")))
        .isInstanceOfSatisfying(
            ReactionRemoved.class,
            removed -> {
              assertThat(removed.messageSeq()).isEqualTo(seq);
              assertThat(removed.author()).isEqualTo(MEMBER);
              assertThat(removed.reaction()).isEqualTo("👍");
            });
    assertThat(all()).isEmpty();
  }

  @Test
  void reactions_of_all_are_counted() {
    chat.accepted(chat.react(OWNER, seq, "👍"));
    chat.accepted(chat.react(MEMBER, seq, ":tea:"));
    chat.accepted(chat.react(MEMBER, seq, "👍"));

    assertThat(all())
        .isEqualTo(List.of(new ReactionsRow.Count("👍", 2), new ReactionsRow.Count(":tea:", 1)));
  }

  @Test
  void every_member_reacts_even_where_they_may_not_write() {
    chat.givenSettings(60, 0);

    chat.accepted(chat.react(MEMBER, seq, "👍"));
    chat.accepted(chat.react(MEMBER, seq, "🎉"));
    chat.accepted(chat.unreact(MEMBER, seq, "👍"));
    assertThat(chat.rejected(chat.react(STRANGER, seq, "👍"))).isEqualTo("not_a_member");
    assertThat(chat.rejected(chat.unreact(STRANGER, seq, "👍"))).isEqualTo("not_a_member");
  }

  @Test
  void what_is_there_or_not_is_so_already() {
    assertThat(chat.nothingHappens(chat.unreact(OWNER, seq, "👍"))).isTrue();
    chat.accepted(chat.react(OWNER, seq, "👍"));
    assertThat(chat.nothingHappens(chat.react(OWNER, seq, "👍"))).isTrue();
    assertThat(chat.nothingHappens(chat.unreact(MEMBER, seq, "👍"))).isTrue();
    assertThat(all()).isEqualTo(List.of(new ReactionsRow.Count("👍", 1)));
  }

  @Test
  void there_must_be_a_message() {
    assertThat(chat.rejected(chat.react(OWNER, 3, "👍"))).isEqualTo("message_not_found");
    assertThat(chat.rejected(chat.unreact(OWNER, 99, "👍"))).isEqualTo("message_not_found");
  }

  @Test
  void what_is_gone_has_no_reactions() {
    chat.accepted(chat.react(OWNER, seq, "👍"));
    chat.accepted(chat.recall(MEMBER, seq));

    assertThat(chat.rejected(chat.react(OWNER, seq, "🎉"))).isEqualTo("message_gone");
    assertThat(chat.rejected(chat.react(OWNER, seq, "👍"))).isEqualTo("message_gone");
    assertThat(chat.nothingHappens(chat.unreact(OWNER, seq, "👍"))).isTrue();
  }

  @Test
  void a_member_has_twenty_on_one_message_at_most() {
    for (int i = 0; i < 20; i++) {
      chat.accepted(chat.react(OWNER, seq, ":c" + i + ":"));
    }

    assertThat(chat.rejected(chat.react(OWNER, seq, "👍"))).isEqualTo("too_many_reactions");
    assertThat(chat.nothingHappens(chat.react(OWNER, seq, ":c0:"))).isTrue();
    chat.accepted(chat.react(OWNER, chat.posted(MEMBER), "👍"));
    chat.accepted(chat.unreact(OWNER, seq, ":c0:"));
    chat.accepted(chat.react(OWNER, seq, "👍"));
  }

  @Test
  void a_message_has_fifty_different_ones_at_most() {
    for (int i = 0; i < 50; i++) {
      chat.accepted(chat.react(List.of(OWNER, MEMBER, MODERATOR).get(i % 3), seq, ":c" + i + ":"));
    }

    assertThat(chat.rejected(chat.react(MEMBER, seq, "👍"))).isEqualTo("too_many_reactions");
    chat.accepted(chat.react(MEMBER, seq, ":c0:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {":tea:", ":+1:", ":a-b_c9:", ":abcdefghijklmnopqrstuvwxyz012345:"})
  void a_short_code_is_a_reaction(String code) {
    chat.accepted(chat.react(OWNER, seq, code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "::",
        ":Tea:",
        ":tea",
        "tea",
        ":t ea:",
        ":tea::tea:",
        ":abcdefghijklmnopqrstuvwxyz0123456:",
        "a",
        "👍👍"
      })
  void other_text_is_none(String text) {
    assertThat(chat.rejected(chat.react(OWNER, seq, text))).isEqualTo("invalid_reaction");
  }

  @Test
  void a_reaction_has_64_characters_at_most() {
    String longest = "👩" + "\u200D👩".repeat(20) + "\u200D❤"; // 2 + 20 * 3 + 2

    assertThat(longest).hasSize(64);
    chat.accepted(chat.react(OWNER, seq, longest));
    assertThat(chat.rejected(chat.react(OWNER, seq, longest + "\uFE0F")))
        .isEqualTo("invalid_reaction");
  }

  @Test
  void who_is_blocked_does_not_react_but_takes_back() {
    MessageFixture two = direct();
    long said = two.posted(OWNER);
    two.accepted(two.react(MEMBER, said, "👍"));
    two.givenBlock(OWNER, MEMBER);

    assertThat(two.rejected(two.react(MEMBER, said, "🎉"))).isEqualTo("blocked");
    assertThat(two.rejected(two.react(OWNER, said, "🎉"))).isEqualTo("user_blocked");
    two.accepted(two.unreact(MEMBER, said, "👍"));
  }

  private List<ReactionsRow.Count> all() {
    return chat.rows().reactions().reactions(CHAT, seq).counts();
  }
}
