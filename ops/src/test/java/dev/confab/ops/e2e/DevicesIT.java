package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.confab.ops.client.ChatEvent;
import dev.confab.ops.up.Backbone;
import dev.confab.platform.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two devices of one user, each of which shows something else. */
@ExtendWith(BackboneExtension.class)
final class DevicesIT {
  private final String server;
  private final RawApi ann;
  private final RawApi bob;
  private final RawApi cat;

  DevicesIT(Backbone backbone) {
    this.server = "http://127.0.0.1:" + backbone.port();
    this.ann = RawApi.arrives(server, "ann");
    this.bob = RawApi.arrives(server, "bob");
    this.cat = RawApi.arrives(server, "cat");
  }

  @Test
  void a_chat_that_is_open_on_one_device_is_a_bump_on_the_other_until_it_is_opened_there()
      throws Exception {
    UUID chat = chat("Otters");
    try (FrameClient phone =
            FrameClient.live(server, bob.person(), "'cursors':[],'open':['" + chat + "']");
        FrameClient tablet =
            FrameClient.live(server, bob.person().onAnotherDevice(), "'cursors':[],'open':[]")) {
      long last = 0;
      for (String text : List.of("hello", "you there?", "@" + bob.person().username() + "!")) {
        last = say(chat, text);
      }
      phone.sees(chat, "messagePosted", last);
      long seq = last;
      patiently()
          .untilAsserted(() -> assertThat(bump(tablet, chat).path("seq").asLong()).isEqualTo(seq));
      JsonNode bump = bump(tablet, chat);
      assertThat(bump.path("unread").asLong()).isEqualTo(3);
      assertThat(bump.path("mentions").asLong()).isEqualTo(1);
      assertThat(tablet.events(chat)).isEmpty();

      JsonNode opened = tablet.ask("open", "'chats':['" + chat + "']").path("chats").path(0);
      assertThat(opened.path("seq").asLong()).isEqualTo(seq);
      JsonNode filled =
          tablet.ask("fill", "'chat':'%s','from':%d,'to':%d".formatted(chat, seq - 2, seq));
      assertThat(filled.path("events").findValuesAsText("text")).startsWith("hello", "you there?");
      assertThat(phone.ask("open", "'chats':[]").path("chats")).isEmpty();
      long next = say(chat, "at last");
      tablet.sees(chat, "messagePosted", next);
      patiently()
          .untilAsserted(() -> assertThat(bump(phone, chat).path("seq").asLong()).isEqualTo(next));
      assertThat(phone.events(chat)).extracting(ChatEvent::seq).doesNotContain(next);
    }
  }

  @Test
  void an_invitation_and_what_becomes_of_it_reach_all_devices_that_want_to_know() throws Exception {
    UUID chat = chatOfAnn("Newts");
    Person laptop = bob.person().onAnotherDevice();
    try (FrameClient phone = FrameClient.live(server, bob.person(), "'cursors':[],'me':''");
        FrameClient tablet = FrameClient.live(server, laptop, "'cursors':[]")) {
      assertThat(me(phone).path("all")).isNotEmpty();
      long invited =
          ann.post("/api/chats/" + chat + "/invitations", "{\"userId\":\"%s\"}".formatted(bob.id()))
              .body()
              .path("seq")
              .asLong();
      patiently()
          .untilAsserted(
              () -> assertThat(row(phone, "invitation", chat).path("seq").asLong()).isPositive());
      JsonNode invitation = row(phone, "invitation", chat);
      assertThat(invitation.path("by").asText()).isEqualTo(ann.id().toString());
      assertThat(invitation.has("expiresAt")).isTrue();
      assertThat(invited == 0 || invited == invitation.path("seq").asLong()).isTrue();

      JsonNode accepted = tablet.ask("accept", "'chat':'%s','key':'i-1'".formatted(chat));
      assertThat(accepted.path("t").asText()).isEqualTo("committed");

      patiently()
          .untilAsserted(
              () -> assertThat(row(phone, "chat", chat)).isEqualTo(memberSince(chat, accepted)));
      assertThat(row(phone, "invitation", chat).path("gone").asBoolean()).isTrue();
      assertThat(tablet.unasked("me")).describedAs("it did not ask").isEmpty();
    }
    String version;
    try (FrameClient again = FrameClient.live(server, bob.person(), "'cursors':[],'me':''")) {
      version = me(again).path("version").asText();
      assertThat(row(again, "chat", chat).path("seq").asLong()).isPositive();
    }
    try (FrameClient again =
        FrameClient.live(server, bob.person(), "'cursors':[],'me':'" + version + "'")) {
      assertThat(me(again).path("rows")).isEmpty();
      assertThat(me(again).path("version").asText()).isEqualTo(version);
    }
  }

  @Test
  void what_one_device_does_to_the_own_state_reaches_the_others() throws Exception {
    UUID chat = chat("Stoats");
    say(chat, "hello");
    Person laptop = bob.person().onAnotherDevice();
    try (FrameClient phone = FrameClient.live(server, bob.person(), "'cursors':[]");
        FrameClient tablet = FrameClient.live(server, laptop, "'cursors':[],'me':''")) {
      changeAll(phone, chat, "Annie", "dark", true);

      patiently().untilAsserted(() -> assertKnown(tablet, chat, "Annie", "dark", true));
      assertThat(phone.unasked("me")).describedAs("it did not ask").isEmpty();
      ok(bob.delete("/api/users/" + bob.id() + "/contacts/" + ann.id()));
      ok(bob.post("/api/users/" + ann.id() + "/block", null));
      ok(bob.delete("/api/users/" + ann.id() + "/block"));
      patiently()
          .untilAsserted(
              () -> {
                assertThat(row(tablet, "contact", ann.id()).path("gone").asBoolean()).isTrue();
                assertThat(row(tablet, "block", ann.id()).path("gone").asBoolean()).isTrue();
              });
    }
  }

  @Test
  void after_a_reconnect_a_device_hears_of_what_has_changed_and_of_nothing_else() throws Exception {
    UUID chat = chat("Voles");
    say(chat, "hello");
    String version;
    try (FrameClient tablet = FrameClient.live(server, bob.person(), "'cursors':[],'me':''")) {
      version = me(tablet).path("version").asText();
    }
    try (FrameClient tablet =
        FrameClient.live(server, bob.person(), "'cursors':[],'me':'" + version + "'")) {
      assertThat(me(tablet).path("all")).isEmpty();
      assertThat(me(tablet).path("rows")).isEmpty();
    }
    try (FrameClient phone = FrameClient.live(server, bob.person(), "'cursors':[]")) {
      changeAll(phone, chat, "Anka", "light", false);
      UUID other = chat("Shrews");
      try (FrameClient tablet =
          FrameClient.live(server, bob.person(), "'cursors':[],'me':'" + version + "'")) {
        patiently()
            .untilAsserted(
                () -> {
                  assertKnown(tablet, chat, "Anka", "light", false);
                  assertThat(row(tablet, "chat", other).path("seq").asLong()).isPositive();
                });
        version = me(tablet).path("version").asText();
      }
    }
    // What came in the last moments may have no name yet: this brings it to rest.
    try (FrameClient tablet =
        FrameClient.live(server, bob.person(), "'cursors':[],'me':'" + version + "'")) {
      version = me(tablet).path("version").asText();
    }
    try (FrameClient tablet =
        FrameClient.live(server, bob.person(), "'cursors':[],'me':'" + version + "'")) {
      assertThat(me(tablet).path("rows")).isEmpty();
      assertThat(me(tablet).path("version").asText()).isEqualTo(version);
    }
  }

  /** One change of each kind, by frames and over HTTP. */
  private void changeAll(
      FrameClient phone, UUID chat, String alias, String theme, boolean readReceipts)
      throws Exception {
    JsonNode preferred =
        phone.ask(
            "prefer", "'chat':'%s','archived':false,'pinned':true,'muted':false".formatted(chat));
    assertThat(preferred.path("t").asText()).describedAs("%s", preferred).isEqualTo("committed");
    phone.say("read", "'chat':'%s','no':1".formatted(chat));
    ok(
        bob.put(
            "/api/users/me/settings",
            """
            {"notifications":{"enabled":true,"mentionsOnly":false,"preview":true},
             "display":{"theme":"%s"}}"""
                .formatted(theme)));
    ok(
        bob.put(
            "/api/users/me/privacy",
            """
            {"lastSeen":"nobody","details":"contacts","phone":"nobody",
             "readReceipts":%s,"findable":true}"""
                .formatted(readReceipts)));
    ok(
        bob.put(
            "/api/users/" + bob.id(),
            "{\"displayName\":\"%s\",\"bio\":\"of %s\"}".formatted("Bob " + theme, theme)));
    ok(
        bob.post(
            "/api/users/contacts",
            "{\"userId\":\"%s\",\"alias\":\"%s\"}".formatted(ann.id(), alias)));
    ok(bob.post("/api/users/" + cat.id() + "/block", null));
  }

  private void assertKnown(
      FrameClient device, UUID chat, String alias, String theme, boolean readReceipts) {
    assertThat(row(device, "preference", chat).path("pinned").asBoolean()).isTrue();
    assertThat(row(device, "mark", chat).path("readNo").asLong()).isEqualTo(1);
    assertThat(row(device, "settings").at("/display/theme").asText()).isEqualTo(theme);
    assertThat(row(device, "privacy").path("lastSeen").asText()).isEqualTo("nobody");
    assertThat(row(device, "privacy").path("readReceipts").asBoolean()).isEqualTo(readReceipts);
    assertThat(row(device, "name").path("displayName").asText()).isEqualTo("Bob " + theme);
    assertThat(row(device, "profile").path("bio").asText()).isEqualTo("of " + theme);
    assertThat(row(device, "contact", ann.id()).path("alias").asText()).isEqualTo(alias);
    assertThat(row(device, "block", cat.id()).isMissingNode()).isFalse();
  }

  private static void ok(RawApi.Answer answer) {
    assertThat(answer.status()).describedAs("%s", answer).isBetween(200, 299);
  }

  private static JsonNode memberSince(UUID chat, JsonNode committed) {
    return Json.MAPPER
        .createObjectNode()
        .put("kind", "chat")
        .put("chat", chat.toString())
        .set("seq", committed.get("seq"));
  }

  private static JsonNode me(FrameClient device) {
    return device.unasked("me").getLast();
  }

  /** The newest row of a kind and a chat or user; a missing node if there is none. */
  private static JsonNode row(FrameClient device, String kind, UUID of) {
    return rows(device, kind)
        .filter(row -> row.path("chat").asText(row.path("user").asText()).equals(of.toString()))
        .reduce((_, newer) -> newer)
        .orElse(MissingNode.getInstance());
  }

  /** The newest row of a kind that there is one of. */
  private static JsonNode row(FrameClient device, String kind) {
    return rows(device, kind).reduce((_, newer) -> newer).orElse(MissingNode.getInstance());
  }

  private static Stream<JsonNode> rows(FrameClient device, String kind) {
    return device.unasked("me").stream()
        .flatMap(frame -> frame.path("rows").valueStream())
        .filter(row -> row.path("kind").asText().equals(kind));
  }

  /** The newest bump of a chat; a missing node if there is none. */
  private static JsonNode bump(FrameClient device, UUID chat) {
    return device.unasked("bump").reversed().stream()
        .flatMap(frame -> frame.path("chats").valueStream())
        .filter(bump -> bump.path("chat").asText().equals(chat.toString()))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private UUID chat(String name) {
    String body =
        "{\"type\":\"group\",\"name\":\"%s\",\"members\":[\"%s\"]}".formatted(name, bob.id());
    return UUID.fromString(ann.post("/api/chats", body).text("id"));
  }

  private UUID chatOfAnn(String name) {
    String body = "{\"type\":\"group\",\"name\":\"%s\",\"members\":[]}".formatted(name);
    return UUID.fromString(ann.post("/api/chats", body).text("id"));
  }

  private long say(UUID chat, String text) {
    String body = "{\"clientMsgId\":\"%s\",\"text\":\"%s\"}".formatted(UUID.randomUUID(), text);
    RawApi.Answer answer = ann.post("/api/chats/" + chat + "/messages", body);
    assertThat(answer.status()).isEqualTo(201);
    return answer.body().path("seq").asLong();
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(20));
  }
}
