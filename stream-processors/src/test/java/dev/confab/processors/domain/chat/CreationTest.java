package dev.confab.processors.domain.chat;

import static dev.confab.processors.domain.chat.ChatFixture.CHAT;
import static dev.confab.processors.domain.chat.ChatFixture.CREATE_KEY;
import static dev.confab.processors.domain.chat.ChatFixture.MEMBER;
import static dev.confab.processors.domain.chat.ChatFixture.OWNER;
import static dev.confab.processors.domain.chat.ChatFixture.PROFILE;
import static dev.confab.processors.domain.chat.ChatFixture.STRANGER;
import static dev.confab.processors.domain.chat.ChatFixture.T0;
import static dev.confab.processors.domain.chat.ChatFixture.chat;
import static dev.confab.processors.domain.chat.ChatFixture.create;
import static dev.confab.processors.domain.chat.ChatFixture.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Ids;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How chats begin. */
class CreationTest {
  private final ChatFixture fixture = new ChatFixture();

  @Test
  void a_chat_begins_with_its_owner_and_each_member_once() {
    CreateChat command = create(true, MEMBER, OWNER, MEMBER, STRANGER);

    ChatDecision decision = fixture.handle(command);

    assertThat(decision.verdict()).isEqualTo(new Accepted(CHAT, 1, 0, T0, false));
    assertThat(decision.events())
        .containsExactly(
            new ChatCreated(
                CHAT,
                1,
                OWNER,
                T0,
                new Cause(CREATE_KEY, command.contentHash()),
                ChatType.GROUP,
                true,
                PROFILE,
                null),
            new MemberAdded(CHAT, 2, OWNER, T0, null, OWNER, Role.OWNER, 0),
            new MemberAdded(CHAT, 3, OWNER, T0, null, MEMBER, Role.MEMBER, 0),
            new MemberAdded(CHAT, 4, OWNER, T0, null, STRANGER, Role.MEMBER, 0));
    assertThat(fixture.rows.head(CHAT).counts().members()).isEqualTo(3);
  }

  @Test
  void the_same_wish_again_gets_the_first_outcome() {
    fixture.given(create(true, MEMBER));
    fixture.given(post(OWNER, "later", "Hello", null, T0.plusSeconds(5), null));

    assertThat(fixture.accepted(create(true, MEMBER)))
        .isEqualTo(new Accepted(CHAT, 1, 0, T0, true));
  }

  @Test
  void another_wish_under_the_same_key_is_a_conflict() {
    fixture.given(create(true, MEMBER));

    assertThat(fixture.rejected(create(false, MEMBER))).isEqualTo("chat_exists");
  }

  @Test
  void the_id_must_be_derived_from_actor_and_key() {
    assertThat(fixture.rejected(create(STRANGER, CREATE_KEY, true, PROFILE, List.of())))
        .isEqualTo("wrong_chat_id");
  }

  @Test
  void a_chat_begins_with_256_others_at_most() {
    List<UUID> most = LongStream.range(0, 256).mapToObj(i -> new UUID(9, i)).toList();
    List<UUID> tooMany = LongStream.range(0, 257).mapToObj(i -> new UUID(9, i)).toList();

    assertThat(fixture.rejected(create(CHAT, CREATE_KEY, true, PROFILE, tooMany)))
        .isEqualTo("invalid_chat");
    assertThat(fixture.handle(create(CHAT, CREATE_KEY, true, PROFILE, most)).events()).hasSize(258);
  }

  @Test
  void name_and_description_have_bounds() {
    assertThat(reject(new ChatProfile("", null))).isEqualTo("invalid_chat");
    assertThat(reject(new ChatProfile("  ", null))).isEqualTo("invalid_chat");
    assertThat(reject(new ChatProfile("n".repeat(101), null))).isEqualTo("invalid_chat");
    assertThat(reject(new ChatProfile("n", "d".repeat(1001)))).isEqualTo("invalid_chat");
    assertThat(reject(null)).isEqualTo("invalid_chat");
    fixture.given(
        create(
            CHAT, CREATE_KEY, true, new ChatProfile("n".repeat(100), "d".repeat(1000)), List.of()));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "UNKNOWN"})
  void only_groups_and_channels_are_made_so(ChatType type) {
    assertThat(fixture.rejected(of(type))).isEqualTo("invalid_chat");
  }

  @Test
  void a_group_begins_with_members_who_write_and_a_channel_with_members_who_read() {
    fixture.given(of(ChatType.CHANNEL));

    assertThat(fixture.rows.head(CHAT).settings())
        .isEqualTo(new ChatSettings(true, 0, 120, List.of()));
    assertThat(chat(false).rows.head(CHAT).settings())
        .isEqualTo(new ChatSettings(false, 0, 120, List.of(Permission.SEND_MESSAGES)));
  }

  @Test
  void a_picture_is_part_of_what_it_begins_with() {
    ChatProfile pictured = new ChatProfile("Tea", null, new UUID(3, 3));

    assertThat(
            fixture.handle(create(CHAT, CREATE_KEY, true, pictured, List.of())).events().getFirst())
        .isInstanceOfSatisfying(
            ChatCreated.class, created -> assertThat(created.content()).isEqualTo(pictured));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129})
  void a_client_key_has_1_to_128_characters(int chars) {
    String key = "k".repeat(chars);
    UUID chatId = Ids.derived("chat", OWNER, key);

    assertThat(fixture.rejected(create(chatId, key, true, PROFILE, List.of())))
        .isEqualTo("invalid_client_key");
  }

  private static CreateChat of(ChatType type) {
    return new CreateChat(CHAT, OWNER, CREATE_KEY, type, true, PROFILE, null, List.of(), T0);
  }

  private String reject(ChatProfile profile) {
    return fixture.rejected(create(CHAT, CREATE_KEY, true, profile, List.of()));
  }
}
