package dev.confab.gateway.model;

import static dev.confab.gateway.model.WishGround.ANNA;
import static dev.confab.gateway.model.WishGround.BEN;
import static dev.confab.gateway.model.WishGround.CHAT;
import static dev.confab.gateway.model.WishGround.NOW;
import static dev.confab.gateway.model.WishGround.OTHER_CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.query.Marks;
import dev.confab.platform.token.Role;
import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.chat.RevokeInvitation;
import dev.confab.schemas.chat.TransferOwnership;
import dev.confab.schemas.chat.UnbanMember;
import dev.confab.schemas.chat.UnpinMessage;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Rejected;
import dev.confab.schemas.user.HideMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WishTest {
  private final WishGround ground = new WishGround();

  static Stream<Arguments> wishes() {
    List<Permission> pin = List.of(Permission.PIN_MESSAGES);
    List<Permission> none = List.of();
    var member = dev.confab.schemas.chat.Role.MODERATOR;
    MessageContent hi = new MessageContent("hi");
    return Stream.of(
        wish(
            "edit",
            "'messageSeq':4,'text':'hi'",
            new EditMessage(CHAT, ANNA, "k", 4, hi, null, null, NOW)),
        wish("delete", "'messageSeq':4", new DeleteMessage(CHAT, ANNA, "k", 4, NOW)),
        wish("recall", "'messageSeq':4", new RecallMessage(CHAT, ANNA, "k", 4, NOW)),
        wish(
            "react",
            "'messageSeq':4,'reaction':'👍'",
            new AddReaction(CHAT, ANNA, "k", 4, "👍", NOW)),
        wish(
            "unreact",
            "'messageSeq':4,'reaction':':x:'",
            new RemoveReaction(CHAT, ANNA, "k", 4, ":x:", NOW)),
        wish("pin", "'messageSeq':4", new PinMessage(CHAT, ANNA, "k", 4, NOW)),
        wish("unpin", "'messageSeq':4", new UnpinMessage(CHAT, ANNA, "k", 4, NOW)),
        wish("join", "'x':1", new JoinChat(CHAT, ANNA, "k", NOW, null)),
        wish("leave", "'x':1", new LeaveChat(CHAT, ANNA, "k", NOW, null)),
        wish("add", ofBen(), new AddMember(CHAT, ANNA, "k", BEN, NOW)),
        wish("remove", ofBen(), new RemoveMember(CHAT, ANNA, "k", BEN, NOW)),
        wish("ban", ofBen(), new BanMember(CHAT, ANNA, "k", BEN, NOW)),
        wish("unban", ofBen(), new UnbanMember(CHAT, ANNA, "k", BEN, NOW)),
        wish("invite", ofBen(), new InviteMember(CHAT, ANNA, "k", BEN, 604_800, NOW)),
        wish(
            "invite",
            ofBen() + ",'ttlSeconds':60",
            new InviteMember(CHAT, ANNA, "k", BEN, 60, NOW)),
        wish("accept", "'x':1", new AcceptInvitation(CHAT, ANNA, "k", NOW)),
        wish("decline", "'x':1", new DeclineInvitation(CHAT, ANNA, "k", NOW)),
        wish("revokeInvitation", ofBen(), new RevokeInvitation(CHAT, ANNA, "k", BEN, NOW)),
        wish(
            "changeRole",
            ofBen() + ",'role':'moderator'",
            new ChangeRole(CHAT, ANNA, "k", BEN, member, NOW)),
        wish(
            "changePermissions",
            ofBen() + ",'granted':['pin_messages'],'denied':[]",
            new ChangePermissions(CHAT, ANNA, "k", BEN, pin, none, NOW)),
        wish("transferOwnership", ofBen(), new TransferOwnership(CHAT, ANNA, "k", BEN, NOW)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wishes")
  void a_wish_is_a_command_and_its_outcome_the_answer(
      String type, String frame, ChatCommand command) {
    ground.facts().person("ben", BEN);

    ground.say(frame);
    ground.run();

    assertThat(ground.commands()).containsExactly(command);
    assertThat(ground.isSilent()).isTrue();
    ground.outcomes().getFirst().complete(new Accepted(CHAT, CHAT, 9, 0, NOW, true));
    assertThat(ground.answer().toString())
        .isEqualTo(
            "{\"t\":\"committed\",\"id\":\"1\",\"chat\":\"%s\",\"seq\":9,\"at\":\"2026-01-31T10:00:00.000Z\",\"repeated\":true}"
                .formatted(CHAT));
  }

  @Test
  void words_with_an_at_mention_whom_they_name_when_said_and_when_edited() {
    ground.facts().person("ben", BEN);

    ground.say(send("a", "hello @ben and @nobody"));
    ground.say(edit("@all look"));
    ground.run();

    assertThat(((PostMessage) ground.commands().get(0)).mentions())
        .isEqualTo(new Mentions(List.of(BEN), false));
    assertThat(((EditMessage) ground.commands().get(1)).mentions())
        .isEqualTo(new Mentions(List.of(), true));
  }

  @Test
  void what_names_nobody_asks_nobody() {
    ground.say(send("a", "hello"));
    ground.say(edit("hello"));

    assertThat(ground.commands()).hasSize(2);
    assertThat(ground.facts().questions()).isZero();
  }

  @Test
  void what_is_imported_mentions_nobody() {
    WishGround importer = new WishGround(Role.IMPORTER, Map.of());
    importer.facts().person("ben", BEN);
    String origin =
        ",'import':{'as':'%s','source':'s','position':1,'sentAt':'2004-11-15T10:00:00Z'}"
            .formatted(BEN);

    importer.say(send("a", "hello @ben").replace("}", origin + "}"));

    assertThat(((PostMessage) importer.commands().getFirst()).mentions()).isNull();
  }

  @Test
  void wishes_keep_their_order_while_one_of_them_asks_a_view() {
    ground.facts().person("ben", BEN);
    ground.say(send("a", "one"));
    ground.say(send("b", "@ben two"));
    ground.say(send("c", "three"));
    ground.say(send("d", "@ben four"));
    assertThat(keys()).containsExactly("a");

    ground.run();
    ground.say(send("e", "five"));

    assertThat(keys()).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void a_wish_that_cannot_be_judged_now_may_be_sent_again_and_others_go_on() {
    ground.facts().away(true);
    ground.say(send("a", "@ben one"));
    ground.say(send("b", "two"));

    ground.run();

    JsonNode rejected = ground.answer();
    assertThat(rejected.path("id").asText()).isEqualTo("a");
    assertThat(rejected.path("code").asText()).isEqualTo("unavailable");
    assertThat(rejected.path("retryable").asBoolean()).isTrue();
    assertThat(rejected.path("retryAfterMs").asLong()).isPositive();
    assertThat(keys()).containsExactly("b");
  }

  @Test
  void nobody_can_be_added_banned_or_invited_who_is_not_there() {
    for (String type : List.of("add", "ban", "invite")) {
      ground.say(frame(type, ofBen()));
      ground.run();
      assertThat(ground.answer().path("code").asText()).isEqualTo("user_not_found");
    }
    assertThat(ground.commands()).isEmpty();
  }

  @Test
  void who_may_not_be_there_any_more_can_be_sent_away_and_let_in_again() {
    ground.say(frame("remove", ofBen()));
    ground.say(frame("unban", ofBen()));

    assertThat(ground.commands()).hasSize(2);
  }

  @Test
  void what_is_forwarded_says_where_it_was_said_first() {
    UUID first = new UUID(0x5eed, 3);
    Forwarded earlier = new Forwarded(first, 40, BEN);
    ground.facts().chat(OTHER_CHAT, 20, Marks.NONE, ANNA);
    ground.facts().said(OTHER_CHAT, 17, "news", null);
    ground.facts().said(OTHER_CHAT, 18, "old news", earlier);

    ground.say(forward(17));
    ground.say(forward(18));
    ground.run();

    PostMessage news = (PostMessage) ground.commands().get(0);
    assertThat(news.chatId()).isEqualTo(CHAT);
    assertThat(news.clientKey()).isEqualTo("f-17");
    assertThat(news.content()).isEqualTo(new MessageContent("news"));
    assertThat(news.forwarded()).isEqualTo(new Forwarded(OTHER_CHAT, 17, new UUID(7, 9)));
    assertThat(((PostMessage) ground.commands().get(1)).forwarded()).isEqualTo(earlier);
  }

  @Test
  void what_one_does_not_see_cannot_be_forwarded_or_hidden() {
    ground.facts().said(OTHER_CHAT, 17, "secret", null);
    assertThat(codeOf(forward(17))).isEqualTo("chat_not_found");
    ground.facts().chat(OTHER_CHAT, 20, null, ANNA);
    assertThat(codeOf(forward(17))).isEqualTo("not_a_member");
    assertThat(codeOf(hide(OTHER_CHAT, 17))).isEqualTo("not_a_member");
    ground.facts().chat(OTHER_CHAT, 20, Marks.NONE, ANNA);
    assertThat(codeOf(forward(16))).isEqualTo("message_not_found");
    assertThat(codeOf(hide(OTHER_CHAT, 9_000))).isEqualTo("message_not_found");
    ground.facts().hide(OTHER_CHAT, 17);
    assertThat(codeOf(forward(17))).isEqualTo("message_not_found");
    ground.facts().gone(OTHER_CHAT, 18);
    assertThat(codeOf(forward(18))).isEqualTo("message_gone");
    assertThat(ground.commands()).isEmpty();
    assertThat(ground.own()).isEmpty();
  }

  @Test
  void a_message_that_the_client_has_seen_before_the_view_is_waited_for() {
    ground.facts().chat(OTHER_CHAT, 16, Marks.NONE, ANNA);
    ground.facts().thenKnow(() -> ground.facts().said(OTHER_CHAT, 17, "news", null));

    ground.say(forward(17));
    ground.run();

    assertThat(ground.commands()).hasSize(1);
  }

  @Test
  void hiding_is_the_users_own_and_has_no_place_in_the_chat() {
    ground.facts().chat(CHAT, 20, Marks.NONE, ANNA);
    ground.facts().said(CHAT, 17, "eek", null);

    ground.say(hide(CHAT, 17));
    ground.run();

    assertThat(ground.own()).containsExactly(new HideMessage(ANNA, CHAT, 17, NOW));
    ground.outcomes().getFirst().complete(new Accepted(CHAT, ANNA, 3, 0, NOW, false));
    assertThat(ground.answer().toString())
        .isEqualTo(
            "{\"t\":\"committed\",\"id\":\"1\",\"chat\":\"%s\",\"at\":\"2026-01-31T10:00:00.000Z\",\"repeated\":false}"
                .formatted(CHAT));
  }

  @Test
  void a_links_code_lets_in_and_one_that_was_made_up_does_not() {
    String code = WishGround.CODES.code(CHAT, 5);

    ground.say("{'t':'join','id':'1','code':'%s','key':'j'}".formatted(code));
    ground.say("{'t':'join','id':'2','code':'%s','key':'j'}".formatted(code.replaceAll("^.", "_")));

    assertThat(ground.commands()).containsExactly(new JoinByLink(CHAT, ANNA, "j", 5, NOW));
    JsonNode rejected = ground.answer();
    assertThat(rejected.path("id").asText()).isEqualTo("2");
    assertThat(rejected.path("code").asText()).isEqualTo("link_not_found");
  }

  @Test
  void codes_are_not_guessed_without_end() {
    WishGround guesser = new WishGround(Role.USER, Map.of("CONFAB_RATE_USER_PER_SECOND", "1"));
    for (int i = 0; i < 20; i++) {
      guesser.say("{'t':'join','id':'1','code':'AAAA','key':'j'}");
      assertThat(guesser.answer().path("code").asText()).isEqualTo("link_not_found");
    }
    guesser.say("{'t':'join','id':'1','code':'AAAA','key':'j'}");
    assertThat(guesser.answer().path("code").asText()).isEqualTo("rate_limited");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1500})
  void a_rejection_says_when_the_same_wish_may_succeed(long retryAfterMs) {
    ground.say(send("a", "hi"));
    ground.outcomes().getFirst().complete(new Rejected(CHAT, "slow_down", "Slowly.", retryAfterMs));

    JsonNode rejected = ground.answer();
    assertThat(rejected.path("retryable").asBoolean()).isEqualTo(retryAfterMs > 0);
    assertThat(rejected.path("retryAfterMs").asLong()).isEqualTo(retryAfterMs);
    assertThat(rejected.has("retryAfterMs")).isEqualTo(retryAfterMs > 0);
  }

  private String codeOf(String frame) {
    ground.say(frame);
    ground.run();
    return ground.answer().path("code").asText();
  }

  private List<String> keys() {
    return ground.commands().stream().map(ChatCommand::clientKey).toList();
  }

  private static Arguments wish(String type, String fields, ChatCommand command) {
    return Arguments.of(type, frame(type, fields), command);
  }

  private static String frame(String type, String fields) {
    return "{'t':'%s','id':'1','chat':'%s','key':'k',%s}".formatted(type, CHAT, fields);
  }

  private static String ofBen() {
    return "'userId':'" + BEN + "'";
  }

  private static String send(String id, String text) {
    return "{'t':'send','id':'%1$s','chat':'%2$s','clientMsgId':'%1$s','text':'%3$s'}"
        .formatted(id, CHAT, text);
  }

  private static String edit(String text) {
    return frame("edit", "'messageSeq':4,'text':'" + text + "'");
  }

  private static String forward(long seq) {
    return "{'t':'forward','id':'1','chat':'%s','clientMsgId':'f-%d','from':{'chat':'%s','seq':%d}}"
        .formatted(CHAT, seq, OTHER_CHAT, seq);
  }

  private static String hide(UUID chat, long seq) {
    return "{'t':'hide','id':'1','chat':'%s','messageSeq':%d}".formatted(chat, seq);
  }
}
