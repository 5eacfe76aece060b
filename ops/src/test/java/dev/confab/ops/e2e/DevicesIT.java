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
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two devices of one user, each of which shows something else. */
@ExtendWith(BackboneExtension.class)
final class DevicesIT {
  private final String server;
  private final RawApi ann;
  private final RawApi bob;

  DevicesIT(Backbone backbone) {
    this.server = "http://127.0.0.1:" + backbone.port();
    this.ann = RawApi.arrives(server, "ann");
    this.bob = RawApi.arrives(server, "bob");
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
      assertThat(me(phone).path("all").asBoolean()).isTrue();
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

  /** The newest row of a kind and a chat; a missing node if there is none. */
  private static JsonNode row(FrameClient device, String kind, UUID chat) {
    return device.unasked("me").stream()
        .flatMap(frame -> frame.path("rows").valueStream())
        .filter(row -> row.path("kind").asText().equals(kind))
        .filter(row -> row.path("chat").asText().equals(chat.toString()))
        .reduce((_, newer) -> newer)
        .orElse(MissingNode.getInstance());
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
