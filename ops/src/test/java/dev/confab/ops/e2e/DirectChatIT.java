package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.Wish;
import dev.confab.ops.e2e.RawApi.Answer;
import dev.confab.ops.up.Backbone;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Chats of two people, and what a block does to them, over HTTP and over connections. */
@ExtendWith(BackboneExtension.class)
final class DirectChatIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String server;

  DirectChatIT(Backbone backbone) {
    this.server = "http://127.0.0.1:" + backbone.port();
  }

  @Test
  void there_is_one_chat_of_two_and_both_hear_what_is_said() {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi bob = RawApi.arrives(server, "bob");
    try (Listener bobs = Listener.live(server, bob.person().token(), Map.of())) {
      Answer opened = open(ann, bob);
      Answer found = open(bob, ann);

      assertThat(opened.status()).isEqualTo(201);
      assertThat(found.status()).isEqualTo(200);
      assertThat(found.text("id")).isEqualTo(opened.text("id"));
      assertThat(found.text("peerId")).isEqualTo(ann.id().toString());
      UUID chat = UUID.fromString(opened.text("id"));
      assertThat(say(ann, chat, "m-1").status()).isEqualTo(201);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(bobs.texts(chat)).hasSize(1));
      assertThat(ann.get("/api/chats").body().at("/chats/0/peerId").asText())
          .isEqualTo(bob.id().toString());
    }
  }

  @Test
  void a_third_person_is_shut_out() {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi bob = RawApi.arrives(server, "bob");
    RawApi mallory = RawApi.arrives(server, "mallory");
    UUID chat = UUID.fromString(open(ann, bob).text("id"));

    assertThat(mallory.get("/api/chats/" + chat).status()).isEqualTo(403);
    assertThat(mallory.get("/api/chats/" + chat + "/messages").status()).isEqualTo(403);
    assertThat(say(mallory, chat, "m-1").status()).isEqualTo(403);
    Answer joined = mallory.post("/api/chats/" + chat + "/join", null);
    assertThat(joined.text("code")).isEqualTo("direct_chat");
    String mallorysId = "{\"userId\":\"" + mallory.id() + "\"}";
    assertThat(ann.post("/api/chats/" + chat + "/members", mallorysId).text("code"))
        .isEqualTo("direct_chat");
  }

  @Test
  void who_is_blocked_cannot_write_any_more_and_who_is_unblocked_can() {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi bob = RawApi.arrives(server, "bob");
    UUID chat = UUID.fromString(open(ann, bob).text("id"));
    assertThat(say(bob, chat, "before").status()).isEqualTo(201);
    try (Listener bobs = Listener.live(server, bob.person().token(), Map.of(chat, 0L))) {
      assertThat(ann.post("/api/users/" + bob.id() + "/block", null).status()).isEqualTo(204);

      // The note was in the chat's commands before the block was answered: no wait is needed.
      assertThat(say(bob, chat, "m").text("code")).isEqualTo("blocked");
      assertThat(refusal(bobs, new Wish.Send(chat, "over-ws", "Hello?"))).isEqualTo("blocked");
      assertThat(say(ann, chat, "m").text("code")).isEqualTo("user_blocked");
      assertThat(say(bob, chat, "before").status()).as("a retry").isEqualTo(200);

      assertThat(ann.delete("/api/users/" + bob.id() + "/block").status()).isEqualTo(204);
      assertThat(say(bob, chat, "after").status()).isEqualTo(201);
      assertThat(say(ann, chat, "last").status()).isEqualTo(201);
      await().atMost(PATIENCE).until(() -> bobs.texts(chat).contains("says last"));
      assertThat(bobs.texts(chat)).containsExactly("says before", "says after", "says last");
    }
  }

  @Test
  void who_is_blocked_does_not_open_a_chat_either() {
    RawApi ann = RawApi.arrives(server, "ann");
    RawApi bob = RawApi.arrives(server, "bob");
    RawApi eve = RawApi.arrives(server, "eve");
    ann.post("/api/users/" + bob.id() + "/block", null);
    ann.post("/api/users/" + eve.id() + "/block", null);
    ann.delete("/api/users/" + eve.id() + "/block");

    assertThat(open(eve, ann).status()).isEqualTo(201);
    assertThat(open(ann, bob).text("code")).isEqualTo("user_blocked");
    assertThat(open(bob, ann).text("code")).isEqualTo("blocked");
    assertThat(bob.get("/api/chats").body().path("chats")).isEmpty();
  }

  private static String refusal(Listener listener, Wish wish) {
    try {
      listener.socket().send(wish).join();
      return "accepted";
    } catch (CompletionException e) {
      return ((ConfabException) e.getCause()).code();
    }
  }

  private static Answer open(RawApi who, RawApi with) {
    return who.post(
        "/api/chats", "{\"type\":\"direct\",\"members\":[\"%s\"]}".formatted(with.id()));
  }

  private static Answer say(RawApi who, UUID chat, String key) {
    return who.post(
        "/api/chats/" + chat + "/messages",
        "{\"clientMsgId\":\"%s\",\"text\":\"says %s\"}".formatted(key, key));
  }
}
