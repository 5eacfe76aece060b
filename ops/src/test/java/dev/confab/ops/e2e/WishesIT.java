package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.client.ChatEvent;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.up.Backbone;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every wish by its frame: others see what it did, and who may not is told so. */
@ExtendWith(BackboneExtension.class)
final class WishesIT implements AutoCloseable {
  private final RawApi ann;
  private final RawApi bob;
  private final RawApi carl;

  /** A closed group of Ann's with Bob in it, who is a plain member; Carl is a stranger. */
  private final UUID chat;

  private final FrameClient anns;
  private final FrameClient bobs;
  private final FrameClient carls;
  private int keys;

  WishesIT(Backbone backbone) throws Exception {
    String server = "http://127.0.0.1:" + backbone.port();
    ann = RawApi.arrives(server, "ann");
    bob = RawApi.arrives(server, "bob");
    carl = RawApi.arrives(server, "carl");
    chat = group("Otters", false, bob);
    anns = FrameClient.live(server, ann.person());
    bobs = FrameClient.live(server, bob.person());
    carls = FrameClient.live(server, carl.person());
  }

  @AfterEach
  @Override
  public void close() {
    anns.close();
    bobs.close();
    carls.close();
  }

  @Test
  void what_is_said_names_people_and_can_be_said_otherwise_by_its_author_only() throws Exception {
    long said = say(anns, chat, "hello @%s, and @all".formatted(bob.person().username()));
    ChatEvent posted = bobs.sees(chat, "messagePosted", said);
    assertThat(posted.body().at("/mentions/users/0").asText()).isEqualTo(bob.id().toString());
    assertThat(posted.body().at("/mentions/everyone").asBoolean()).isTrue();
    assertThat(refused(bobs, "send", "'clientMsgId':'x','text':'hey @all'")).isEqualTo("forbidden");
    assertThat(refused(carls, "send", "'clientMsgId':'x','text':'hey'")).isEqualTo("not_a_member");

    long edited = done(anns, "edit", of(said) + ",'text':'good-bye @nobody-at-all'");
    ChatEvent edit = bobs.sees(chat, "messageEdited", edited);
    assertThat(edit.number("messageSeq")).isEqualTo(said);
    assertThat(edit.text("text")).isEqualTo("good-bye @nobody-at-all");
    assertThat(edit.body().has("mentions")).isFalse();
    assertThat(refused(bobs, "edit", of(said) + ",'text':'mine'")).isEqualTo("not_the_author");
  }

  @Test
  void the_same_wish_again_is_the_same_outcome_and_another_with_its_key_is_refused()
      throws Exception {
    long said = say(anns, chat, "hello");
    String pin = "'chat':'%s','key':'p','messageSeq':%d".formatted(chat, said);

    JsonNode first = anns.ask("pin", pin);
    JsonNode again = anns.ask("pin", pin);

    assertThat(again.path("seq").asLong()).isEqualTo(first.path("seq").asLong());
    assertThat(first.path("repeated").asBoolean()).isFalse();
    assertThat(again.path("repeated").asBoolean()).isTrue();
    assertThat(anns.ask("unpin", pin).path("code").asText()).isEqualTo("client_key_reused");
  }

  @Test
  void messages_get_reactions_and_pins() throws Exception {
    long said = say(anns, chat, "hello");

    long reacted = done(bobs, "react", of(said) + ",'reaction':'👍'");
    assertThat(anns.sees(chat, "reactionAdded", reacted).text("reaction")).isEqualTo("👍");
    long unreacted = done(bobs, "unreact", of(said) + ",'reaction':'👍'");
    anns.sees(chat, "reactionRemoved", unreacted);
    assertThat(refused(bobs, "react", of(said) + ",'reaction':'great'"))
        .isEqualTo("invalid_reaction");
    assertThat(refused(carls, "unreact", of(said) + ",'reaction':'👍'")).isEqualTo("not_a_member");

    bobs.sees(chat, "messagePinned", done(anns, "pin", of(said)));
    assertThat(refused(bobs, "unpin", of(said))).isEqualTo("forbidden");
    bobs.sees(chat, "messageUnpinned", done(anns, "unpin", of(said)));
    assertThat(refused(bobs, "pin", of(said))).isEqualTo("forbidden");
  }

  @Test
  void messages_go_for_everyone_or_for_oneself() throws Exception {
    long slip = say(anns, chat, "a slip");
    long rude = say(anns, chat, "rude");
    long dull = say(anns, chat, "dull");

    assertThat(refused(bobs, "recall", of(slip))).isEqualTo("not_the_author");
    bobs.sees(chat, "messageRecalled", done(anns, "recall", of(slip)));
    assertThat(refused(bobs, "delete", of(rude))).isEqualTo("forbidden");
    bobs.sees(chat, "messageDeleted", done(anns, "delete", of(rude)));
    assertThat(refused(anns, "delete", of(rude))).isEqualTo("message_gone");

    JsonNode hidden = bobs.ask("hide", "'chat':'%s','messageSeq':%d".formatted(chat, dull));
    assertThat(hidden.path("t").asText()).isEqualTo("committed");
    assertThat(hidden.path("chat").asText()).isEqualTo(chat.toString());
    assertThat(hidden.has("seq")).isFalse();
    soon(() -> assertThat(texts(bob)).isEmpty());
    assertThat(texts(ann)).containsExactly("dull");
    assertThat(refused(carls, "hide", of(dull))).isEqualTo("not_a_member");
    assertThat(refused(bobs, "hide", of(9_000))).isEqualTo("message_not_found");
  }

  @Test
  void what_one_sees_one_may_say_again_elsewhere() throws Exception {
    long said = say(anns, chat, "news");
    UUID carlsChat = group(carl, "Badgers", false, bob);
    String from = ",'from':{'chat':'%s','seq':%d}".formatted(chat, said);

    bobs.sees(chat, "messagePosted", said);
    long again = ask(bobs, "forward", carlsChat, "'clientMsgId':'f'" + from).path("seq").asLong();

    ChatEvent event = carls.sees(carlsChat, "messagePosted", again);
    assertThat(event.text("text")).isEqualTo("news");
    assertThat(event.body().at("/forwarded/chat").asText()).isEqualTo(chat.toString());
    assertThat(event.body().at("/forwarded/seq").asLong()).isEqualTo(said);
    JsonNode stranger = ask(carls, "forward", carlsChat, "'clientMsgId':'f'" + from);
    assertThat(stranger.path("code").asText()).isEqualTo("not_a_member");
    done(anns, "delete", of(said));
    soon(
        () ->
            assertThat(
                    ask(bobs, "forward", carlsChat, "'clientMsgId':'" + key() + "'" + from)
                        .path("code")
                        .asText())
                .isEqualTo("message_gone"));
  }

  @Test
  void people_come_and_go_by_their_own_wish() throws Exception {
    UUID open = group("Herons", true, bob);
    long joined = ask(carls, "join", open, "'key':'j'").path("seq").asLong();
    bobs.sees(open, "memberJoined", joined);
    carls.sees(open, "memberJoined", joined);
    long left = ask(carls, "leave", open, "'key':'l'").path("seq").asLong();
    bobs.sees(open, "memberLeft", left);
    assertThat(refused(carls, "leave", "'key':'l'")).isEqualTo("not_a_member");
    assertThat(refused(carls, "join", "'key':'j'")).isEqualTo("chat_not_open");
    assertThat(refused(anns, "leave", "'key':'l'")).isEqualTo("owner_cannot_leave");

    String code = ann.post("/api/chats/" + chat + "/links", "{}").text("code");
    JsonNode let = carls.ask("join", "'key':'c','code':'%s'".formatted(code));
    assertThat(let.path("chat").asText()).isEqualTo(chat.toString());
    assertThat(bobs.sees(chat, "memberJoined", let.path("seq").asLong()).number("link"))
        .isPositive();
    JsonNode made = carls.ask("join", "'key':'c2','code':'%sA'".formatted(code));
    assertThat(made.path("code").asText()).isEqualTo("link_not_found");
  }

  @Test
  void people_are_added_sent_away_kept_out_and_let_in_again() throws Exception {
    String ofCarl = "'key':'%s','userId':'" + carl.id() + "'";
    assertThat(refused(bobs, "add", ofCarl.formatted(key()))).isEqualTo("forbidden");
    assertThat(refused(anns, "add", "'key':'n','userId':'" + UUID.randomUUID() + "'"))
        .isEqualTo("user_not_found");
    long added = done(anns, "add", ofCarl.formatted(key()));
    bobs.sees(chat, "memberAdded", added);
    carls.sees(chat, "memberAdded", added);

    assertThat(refused(bobs, "remove", ofCarl.formatted(key()))).isEqualTo("forbidden");
    carls.sees(chat, "memberRemoved", done(anns, "remove", ofCarl.formatted(key())));
    assertThat(refused(bobs, "ban", ofCarl.formatted(key()))).isEqualTo("forbidden");
    bobs.sees(chat, "memberBanned", done(anns, "ban", ofCarl.formatted(key())));
    assertThat(refused(anns, "add", ofCarl.formatted(key()))).isEqualTo("banned");
    assertThat(refused(bobs, "unban", ofCarl.formatted(key()))).isEqualTo("forbidden");
    bobs.sees(chat, "memberUnbanned", done(anns, "unban", ofCarl.formatted(key())));
    assertThat(refused(anns, "unban", ofCarl.formatted(key()))).isEqualTo("not_banned");
  }

  @Test
  void people_are_invited_and_say_yes_or_no() throws Exception {
    String ofCarl = "'key':'%s','userId':'" + carl.id() + "'";
    assertThat(refused(bobs, "invite", ofCarl.formatted(key()))).isEqualTo("forbidden");
    assertThat(refused(carls, "accept", "'key':'a'")).isEqualTo("no_invitation");
    assertThat(refused(carls, "decline", "'key':'d'")).isEqualTo("no_invitation");
    assertThat(refused(anns, "revokeInvitation", ofCarl.formatted(key())))
        .isEqualTo("no_invitation");

    bobs.sees(chat, "memberInvited", done(anns, "invite", ofCarl.formatted(key())));
    assertThat(refused(anns, "invite", ofCarl.formatted(key()))).isEqualTo("already_invited");
    bobs.sees(chat, "invitationRevoked", done(anns, "revokeInvitation", ofCarl.formatted(key())));
    done(anns, "invite", ofCarl.formatted(key()) + ",'ttlSeconds':60");
    bobs.sees(chat, "invitationDeclined", done(carls, "decline", "'key':'d2'"));
    long invited = done(anns, "invite", ofCarl.formatted(key()));
    long accepted = done(carls, "accept", "'key':'a2'");
    assertThat(bobs.sees(chat, "memberJoined", accepted).number("invitation")).isEqualTo(invited);
    carls.sees(chat, "memberJoined", accepted);
  }

  @Test
  void what_members_may_do_changes_and_so_does_the_owner() throws Exception {
    String ofBob = "'key':'%s','userId':'" + bob.id() + "'";
    String ofAnn = "'key':'%s','userId':'" + ann.id() + "'";
    String more = ",'granted':['pin_messages'],'denied':[]";
    assertThat(refused(bobs, "changePermissions", ofAnn.formatted(key()) + more))
        .isEqualTo("forbidden");
    ChatEvent may =
        bobs.sees(
            chat,
            "permissionsChanged",
            done(anns, "changePermissions", ofBob.formatted(key()) + more));
    assertThat(may.body().at("/granted/0").asText()).isEqualTo("pin_messages");
    anns.sees(chat, "messagePinned", done(bobs, "pin", of(say(anns, chat, "keep this"))));

    assertThat(refused(bobs, "changeRole", ofAnn.formatted(key()) + ",'role':'member'"))
        .isEqualTo("forbidden");
    assertThat(refused(anns, "changeRole", ofBob.formatted(key()) + ",'role':'owner'"))
        .isEqualTo("use_transfer");
    long promoted = done(anns, "changeRole", ofBob.formatted(key()) + ",'role':'admin'");
    assertThat(bobs.sees(chat, "roleChanged", promoted).text("role")).isEqualTo("admin");

    assertThat(refused(bobs, "transferOwnership", ofBob.formatted(key()))).isEqualTo("forbidden");
    long given = done(anns, "transferOwnership", ofBob.formatted(key()));
    assertThat(bobs.sees(chat, "ownershipTransferred", given).text("userId"))
        .isEqualTo(bob.id().toString());
  }

  @Test
  void chats_are_made_by_either_way_once() throws Exception {
    String members = ",'members':['%s']".formatted(bob.id());
    String otters = "'key':'c-1','chatType':'group','name':'Otters'" + members;
    JsonNode made = anns.ask("createChat", otters);
    assertThat(made.path("t").asText()).describedAs("%s", made).isEqualTo("committed");
    UUID group = UUID.fromString(made.path("chat").asText());
    ChatEvent created = bobs.sees(group, "memberAdded", made.path("seq").asLong() + 2);
    assertThat(created.text("userId")).isEqualTo(bob.id().toString());
    anns.sees(group, "memberAdded", made.path("seq").asLong() + 2);

    NewChat same = NewChat.group("Otters", List.of(bob.id()));
    assertThat(ann.person().http().createChat(same, "c-1").id()).isEqualTo(group);
    UUID other = ann.person().http().createChat(same, "c-2").id();
    JsonNode again = anns.ask("createChat", otters.replace("c-1", "c-2"));
    assertThat(again.path("chat").asText()).isEqualTo(other.toString());
    assertThat(again.path("repeated").asBoolean()).isTrue();
    JsonNode reused = anns.ask("createChat", otters.replace("Otters", "Stoats"));
    assertThat(reused.path("code").asText()).isEqualTo("chat_exists");
    JsonNode nobody = anns.ask("createChat", otters.replace(bob.id() + "", UUID.randomUUID() + ""));
    assertThat(nobody.path("code").asText()).isEqualTo("user_not_found");
  }

  @Test
  void two_people_have_one_direct_chat_whoever_opens_it() throws Exception {
    String with = "'key':'d','chatType':'direct','members':['%s']";
    JsonNode opened = anns.ask("createChat", with.formatted(bob.id()));
    UUID direct = UUID.fromString(opened.path("chat").asText());
    bobs.sees(direct, "memberAdded", opened.path("seq").asLong() + 2);
    String body = "{\"type\":\"direct\",\"members\":[\"" + ann.id() + "\"]}";

    assertThat(bob.post("/api/chats", body).text("id")).isEqualTo(direct.toString());
    JsonNode found = bobs.ask("createChat", with.formatted(ann.id()));
    assertThat(found.path("chat").asText()).isEqualTo(direct.toString());
    JsonNode oneself = anns.ask("createChat", with.formatted(ann.id()));
    assertThat(oneself.path("code").asText()).isEqualTo("invalid_request");
  }

  @Test
  void what_a_chat_is_called_and_its_rules_change_for_all() throws Exception {
    String name = "'key':'%s','name':'Stoats','description':'All about them'";
    String rules =
        "'key':'%s','open':true,'slowModeSeconds':0,'recallSeconds':60,"
            + "'memberPermissions':['send_messages','mention_all']";
    assertThat(refused(bobs, "editChat", name.formatted(key()))).isEqualTo("forbidden");
    assertThat(refused(bobs, "changeSettings", rules.formatted(key()))).isEqualTo("forbidden");

    ChatEvent edited = bobs.sees(chat, "chatEdited", done(anns, "editChat", name.formatted(key())));
    assertThat(edited.text("description")).isEqualTo("All about them");
    ChatEvent changed =
        bobs.sees(
            chat, "chatSettingsChanged", done(anns, "changeSettings", rules.formatted(key())));
    assertThat(changed.number("recallSeconds")).isEqualTo(60);
    carls.sees(chat, "memberJoined", ask(carls, "join", chat, "'key':'j'").path("seq").asLong());
  }

  @Test
  void a_link_lets_in_until_it_is_revoked() throws Exception {
    String bounds = ",'maxUses':5,'ttlSeconds':3600";
    assertThat(refused(bobs, "createLink", "'key':'y'" + bounds)).isEqualTo("forbidden");
    JsonNode link = ask(anns, "createLink", chat, "'key':'y'" + bounds);
    bobs.sees(chat, "inviteLinkCreated", link.path("seq").asLong());
    JsonNode again = ask(anns, "createLink", chat, "'key':'y'" + bounds);
    assertThat(again.path("code").asText()).isEqualTo(link.path("code").asText()).isNotEmpty();
    assertThat(again.path("repeated").asBoolean()).isTrue();
    String join = "'key':'%s','code':'" + link.path("code").asText() + "'";
    assertThat(carls.ask("join", join.formatted("j")).path("chat").asText())
        .isEqualTo(chat.toString());
    done(carls, "leave", "'key':'l'");

    String named = "'key':'%s','link':" + link.path("seq");
    assertThat(refused(bobs, "revokeLink", named.formatted("r"))).isEqualTo("forbidden");
    bobs.sees(chat, "inviteLinkRevoked", done(anns, "revokeLink", named.formatted("r")));
    assertThat(carls.ask("join", join.formatted("j2")).path("t").asText()).isEqualTo("rejected");
  }

  @Test
  void how_somebody_has_a_chat_in_their_list_is_their_own() throws Exception {
    String quiet =
        "'archived':false,'pinned':true,'muted':true,'mutedUntil':'2126-01-31T10:00:00Z'";
    soon(() -> assertThat(bob.get("/api/chats/" + chat + "/preferences").status()).isEqualTo(200));
    assertThat(refused(carls, "prefer", quiet)).isEqualTo("not_a_member");

    JsonNode answer = ask(bobs, "prefer", chat, quiet);

    assertThat(answer.path("t").asText()).describedAs("%s", answer).isEqualTo("committed");
    assertThat(answer.has("seq")).isFalse();
    soon(
        () -> {
          JsonNode mine = bob.get("/api/chats/" + chat + "/preferences").body();
          assertThat(mine.path("pinned").asBoolean()).isTrue();
          assertThat(mine.path("mutedUntil").asText()).startsWith("2126-01-31T10:00:00");
        });
    JsonNode others = ann.get("/api/chats/" + chat + "/preferences").body();
    assertThat(others.path("pinned").asBoolean()).isFalse();
  }

  @Test
  void marks_reach_the_views_and_wrong_ones_are_answered() throws Exception {
    JsonNode said = ask(anns, "send", chat, "'clientMsgId':'m','text':'hello'");
    String readers = "/api/chats/%s/messages/%d/readers".formatted(chat, said.path("seq").asLong());
    String upTo = "'chat':'%s','no':%d".formatted(chat, said.path("no").asLong());

    bobs.say("received", upTo);
    soon(() -> assertThat(ann.get(readers).body().path("deliveredCount").asInt()).isEqualTo(1));
    assertThat(ann.get(readers).body().path("readCount").asInt()).isZero();
    bobs.say("read", upTo);
    soon(() -> assertThat(ann.get(readers).body().path("readCount").asInt()).isEqualTo(1));

    assertThat(carls.ask("read", upTo).path("code").asText()).isEqualTo("not_a_member");
    String beyond = "'chat':'%s','no':9000".formatted(chat);
    assertThat(bobs.ask("read", beyond).path("code").asText()).isEqualTo("message_not_found");
  }

  @Test
  void marks_that_wait_when_the_connection_ends_are_not_lost() throws Exception {
    JsonNode said = ask(anns, "send", chat, "'clientMsgId':'m','text':'hello'");
    String readers = "/api/chats/%s/messages/%d/readers".formatted(chat, said.path("seq").asLong());

    bobs.say("read", "'chat':'%s','no':%d".formatted(chat, said.path("no").asLong()));
    bobs.close();

    soon(() -> assertThat(ann.get(readers).body().path("readCount").asInt()).isEqualTo(1));
  }

  private long say(FrameClient by, UUID where, String text) throws Exception {
    String fields = "'clientMsgId':'%s','text':'%s'".formatted(key(), text);
    return ask(by, "send", where, fields).path("seq").asLong();
  }

  /** The seq of what a wish about the chat did. */
  private long done(FrameClient by, String type, String fields) throws Exception {
    JsonNode answer = ask(by, type, chat, fields);
    assertThat(answer.path("t").asText()).describedAs("%s", answer).isEqualTo("committed");
    return answer.path("seq").asLong();
  }

  /** The code with which a wish about the chat is refused. */
  private String refused(FrameClient by, String type, String fields) throws Exception {
    JsonNode answer = ask(by, type, chat, fields);
    assertThat(answer.path("t").asText()).describedAs("%s", answer).isEqualTo("rejected");
    return answer.path("code").asText();
  }

  private static JsonNode ask(FrameClient by, String type, UUID where, String fields)
      throws Exception {
    return by.ask(type, "'chat':'" + where + "'," + fields);
  }

  private String of(long message) {
    return "'key':'%s','messageSeq':%d".formatted(key(), message);
  }

  private String key() {
    return "k" + ++keys;
  }

  private List<String> texts(RawApi reader) {
    JsonNode page = reader.get("/api/chats/" + chat + "/messages").body();
    return StreamSupport.stream(page.path("messages").spliterator(), false)
        .filter(message -> message.hasNonNull("text"))
        .map(message -> message.path("text").asText())
        .toList();
  }

  private UUID group(String name, boolean open, RawApi member) {
    return group(ann, name, open, member);
  }

  private static UUID group(RawApi owner, String name, boolean open, RawApi member) {
    String body =
        "{\"type\":\"group\",\"name\":\"%s\",\"open\":%b,\"members\":[\"%s\"]}"
            .formatted(name, open, member.id());
    return UUID.fromString(owner.post("/api/chats", body).text("id"));
  }

  private static void soon(ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
  }
}
