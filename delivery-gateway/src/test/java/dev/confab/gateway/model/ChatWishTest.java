package dev.confab.gateway.model;

import static dev.confab.gateway.model.WishGround.ANNA;
import static dev.confab.gateway.model.WishGround.BEN;
import static dev.confab.gateway.model.WishGround.CHAT;
import static dev.confab.gateway.model.WishGround.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.query.Marks;
import dev.confab.schemas.Ids;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.RevokeInviteLink;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.user.ChangeChatPreferences;
import dev.confab.schemas.user.ChatPreferences;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Wishes about chats themselves. */
final class ChatWishTest {
  private static final UUID MADE = Ids.derived("chat", ANNA, "k");

  private final WishGround ground = new WishGround();

  static Stream<Arguments> wishes() {
    ChatProfile otters = new ChatProfile("Otters", null);
    List<Permission> send = List.of(Permission.SEND_MESSAGES, Permission.MENTION_ALL);
    return Stream.of(
        wish(
            "{'t':'createChat','id':'1','key':'k','chatType':'group','name':'Otters'}",
            created(ChatType.GROUP, otters, false, List.of())),
        wish(
            "{'t':'createChat','id':'1','key':'k','chatType':'channel','name':'Otters','open':true,'members':['%s','%s','%s']}"
                .formatted(BEN, ANNA, BEN),
            created(ChatType.CHANNEL, otters, true, List.of(BEN))),
        wish(
            "{'t':'createChat','id':'1','key':'k','chatType':'direct','members':['%s']}"
                .formatted(BEN),
            new OpenDirectChat(DirectChats.idOf(ANNA, BEN), ANNA, "k", BEN, NOW)),
        wish(
            frame("editChat", "'name':'Otters','description':'All'"),
            new EditChat(CHAT, ANNA, "k", new ChatProfile("Otters", "All"), null, NOW)),
        wish(
            frame(
                "changeSettings",
                "'open':true,'slowModeSeconds':30,'recallSeconds':0,"
                    + "'memberPermissions':['mention_all','send_messages']"),
            new ChangeChatSettings(CHAT, ANNA, "k", new ChatSettings(true, 30, 0, send), NOW)),
        wish(frame("revokeLink", "'link':5"), new RevokeInviteLink(CHAT, ANNA, "k", 5, NOW)));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void a_wish_is_the_command_that_http_makes_of_it(String frame, ChatCommand command) {
    ground.facts().person("ben", BEN);

    ground.say(frame);
    ground.run();

    assertThat(ground.commands()).containsExactly(command);
    ground.outcomes().getFirst().complete(new Accepted(CHAT, command.chatId(), 9, 0, NOW, true));
    assertThat(ground.answer().toString())
        .isEqualTo(
            "{\"t\":\"committed\",\"id\":\"1\",\"chat\":\"%s\",\"seq\":9,\"at\":\"2026-01-31T10:00:00.000Z\",\"repeated\":true}"
                .formatted(command.chatId()));
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void the_code_of_a_link_is_in_the_answer_each_time(boolean repeated) {
    ground.say(frame("createLink", "'maxUses':3,'ttlSeconds':60"));
    assertThat(ground.commands())
        .containsExactly(new CreateInviteLink(CHAT, ANNA, "k", 3L, 60L, NOW));

    ground.outcomes().getFirst().complete(new Accepted(CHAT, CHAT, 9, 0, NOW, repeated));

    JsonNode answer = ground.answer();
    assertThat(answer.path("code").asText()).isEqualTo(WishGround.CODES.code(CHAT, 9));
    assertThat(answer.path("seq").asLong()).isEqualTo(9);
  }

  @Test
  void preferences_are_the_users_own_and_of_their_chats_only() {
    assertThat(codeOf(prefer("'muted':false"))).isEqualTo("chat_not_found");
    ground.facts().chat(CHAT, 20, null, ANNA);
    assertThat(codeOf(prefer("'muted':false"))).isEqualTo("not_a_member");
    ground.facts().chat(CHAT, 20, Marks.NONE, ANNA);

    ground.say(prefer("'muted':true,'mutedUntil':'2026-02-01T10:00:00.1234Z'"));
    ground.run();

    ChatPreferences wanted =
        new ChatPreferences(false, true, true, Instant.parse("2026-02-01T10:00:00.123Z"));
    assertThat(ground.own()).containsExactly(new ChangeChatPreferences(ANNA, CHAT, wanted, NOW));
    ground.outcomes().getFirst().complete(new Accepted(CHAT, ANNA, 3, 0, NOW, false));
    assertThat(ground.answer().toString())
        .isEqualTo(
            "{\"t\":\"committed\",\"id\":\"1\",\"chat\":\"%s\",\"at\":\"2026-01-31T10:00:00.000Z\",\"repeated\":false}"
                .formatted(CHAT));
  }

  @Test
  void a_chat_begins_with_people_who_are_there_and_a_direct_one_with_another() {
    String with = "{'t':'createChat','id':'1','key':'k','chatType':'%s','members':['%s']%s}";

    assertThat(codeOf(with.formatted("group", BEN, ",'name':'x'"))).isEqualTo("user_not_found");
    assertThat(codeOf(with.formatted("direct", BEN, ""))).isEqualTo("user_not_found");
    assertThat(codeOf(with.formatted("direct", ANNA, ""))).isEqualTo("invalid_request");
    assertThat(ground.commands()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "createChat     | 'chatType':'party'                         | chatType",
        "createChat     | 'chatType':'group'                         | name",
        "createChat     | 'chatType':'group','name':' '              | name",
        "createChat     | 'chatType':'group','name':'x','open':1     | open",
        "createChat     | 'chatType':'direct'                        | members",
        "createChat     | 'chatType':'direct','name':'x'             | name",
        "createChat     | 'chatType':'direct','open':true            | open",
        "createChat     | 'chatType':'direct','description':'x'      | description",
        "editChat       | 'x':1                                      | name",
        "editChat       | 'name':'x','avatarId':'y'                  | avatarId",
        "changeSettings | 'slowModeSeconds':0,'recallSeconds':0,'memberPermissions':[] | open",
        "changeSettings | 'open':true,'recallSeconds':0,'memberPermissions':[] | slowModeSeconds",
        "changeSettings |"
            + " 'open':true,'slowModeSeconds':21601,'recallSeconds':0,'memberPermissions':[] |"
            + " slowModeSeconds",
        "changeSettings |"
            + " 'open':true,'slowModeSeconds':0,'recallSeconds':172801,'memberPermissions':[] |"
            + " recallSeconds",
        "changeSettings |"
            + " 'open':true,'slowModeSeconds':0,'recallSeconds':0,'memberPermissions':['fly'] |"
            + " memberPermissions",
        "createLink     | 'maxUses':0                                | maxUses",
        "createLink     | 'maxUses':100001                           | maxUses",
        "createLink     | 'ttlSeconds':59                            | ttlSeconds",
        "createLink     | 'ttlSeconds':31536001                      | ttlSeconds",
        "revokeLink     | 'x':1                                      | link",
        "prefer         | 'archived':false,'pinned':false            | muted",
        "prefer         |"
            + " 'archived':false,'pinned':false,'muted':false,'mutedUntil':'2026-02-01T10:00:00Z' |"
            + " mutedUntil"
      })
  void what_is_wrong_is_named(String type, String fields, String field) {
    ground.say(frame(type, fields));

    JsonNode error = ground.answer();
    assertThat(error.path("code").asText()).isEqualTo("bad_frame");
    assertThat(error.path("message").asText()).startsWith("`" + field + "`");
    assertThat(ground.commands()).isEmpty();
  }

  private String codeOf(String frame) {
    ground.say(frame);
    ground.run();
    return ground.answer().path("code").asText();
  }

  private static CreateChat created(
      ChatType type, ChatProfile profile, boolean open, List<UUID> members) {
    return new CreateChat(MADE, ANNA, "k", type, open, profile, null, members, NOW);
  }

  private static Arguments wish(String frame, ChatCommand command) {
    return Arguments.of(frame, command);
  }

  private static String frame(String type, String fields) {
    return "{'t':'%s','id':'1','chat':'%s','key':'k',%s}".formatted(type, CHAT, fields);
  }

  private static String prefer(String fields) {
    return "{'t':'prefer','id':'1','chat':'%s','archived':false,'pinned':true,%s}"
        .formatted(CHAT, fields);
  }
}
