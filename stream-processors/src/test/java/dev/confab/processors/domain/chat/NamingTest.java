package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.MODERATOR;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.MessageFixture.direct;
import static dev.confab.processors.domain.chat.MessageFixture.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PostMessage;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamingTest {
  private final MessageFixture chat = group();

  @Test
  void members_are_named_each_once_and_strangers_not_at_all() {
    assertThat(mentions(chat.naming(MEMBER, false, OWNER, STRANGER, MODERATOR, OWNER)))
        .isEqualTo(new Mentions(List.of(OWNER, MODERATOR), false));
    assertThat(mentions(chat.naming(MEMBER, false, STRANGER))).isNull();
    assertThat(mentions(chat.naming(MEMBER, false))).isNull();
  }

  @Test
  void fifty_are_named_at_most() {
    assertThat(chat.rejected(chat.naming(MEMBER, false, ids(51).toArray(UUID[]::new))))
        .isEqualTo("invalid_message");
    chat.accepted(chat.naming(MEMBER, false, ids(50).toArray(UUID[]::new)));
  }

  @Test
  void who_may_names_everyone() {
    assertThat(chat.rejected(chat.naming(MEMBER, true))).isEqualTo("forbidden");
    assertThat(mentions(chat.naming(MODERATOR, true, STRANGER)))
        .isEqualTo(new Mentions(List.of(), true));
    chat.givenPermissions(MEMBER, List.of(Permission.MENTION_ALL), List.of());
    chat.accepted(chat.naming(MEMBER, true));
  }

  @Test
  void nobody_is_everyone_in_a_chat_of_two() {
    MessageFixture two = direct();

    assertThat(two.rejected(two.naming(OWNER, true))).isEqualTo("forbidden");
    two.accepted(two.naming(OWNER, false, MEMBER));
  }

  @Test
  void a_retry_is_known_again_whomever_it_names_by_now() {
    PostMessage said = chat.naming(MEMBER, false, OWNER);
    chat.accepted(said);

    assertThat(
            chat.accepted(
                    new PostMessage(
                        said.chatId(),
                        MEMBER,
                        said.clientKey(),
                        said.content(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        said.issuedAt(),
                        null))
                .repeated())
        .isTrue();
  }

  private @Nullable Mentions mentions(PostMessage command) {
    return ((MessagePosted) chat.event(command)).mentions();
  }

  private static List<UUID> ids(int count) {
    return LongStream.range(0, count).mapToObj(i -> new UUID(6, i)).toList();
  }
}
