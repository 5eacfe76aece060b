package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.client.ChatEvent;
import dev.confab.ops.up.Backbone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to chats and messages reaches connections and both searches. */
@ExtendWith(BackboneExtension.class)
final class LiveChangesIT {
  private final String server;
  private final RawApi ann;
  private final RawApi bob;

  LiveChangesIT(Backbone backbone) {
    this.server = "http://127.0.0.1:" + backbone.port();
    this.ann = RawApi.arrives(server, "ann");
    this.bob = RawApi.arrives(server, "bob");
  }

  @Test
  void every_change_of_a_message_comes_in_order_live_and_to_who_catches_up() {
    UUID chat = open("Otters", List.of(bob));
    try (Listener bobs = Listener.live(server, bob.person().token(), Map.of(chat, 0L))) {
      String message = messages(chat) + "/" + say(chat, "m-1", "hello");
      put(message, "{\"text\":\"good-bye\"}");
      post(message + "/reactions", "{\"reaction\":\"👍\"}");
      put(message + "/pin", null);
      assertThat(ann.delete(message).status()).isEqualTo(200);

      List<String> types =
          List.of(
              "messagePosted", "messageEdited", "reactionAdded", "messagePinned", "messageDeleted");
      patiently().untilAsserted(() -> assertThat(types(bobs, chat)).endsWith("messageDeleted"));
      assertThat(types(bobs, chat)).containsSubsequence(types);
      assertThat(bobs.seqs(chat)).doesNotHaveDuplicates().isSorted();
      Person laptop = bob.person().onAnotherDevice();
      try (Listener later = Listener.live(server, laptop.token(), Map.of(chat, 0L))) {
        assertThat(types(later, chat)).isEqualTo(types(bobs, chat));
        assertThat(later.seqs(chat)).isEqualTo(bobs.seqs(chat));
        assertThat(said(bobs, chat)).containsExactly("hello", "good-bye");
        assertThat(said(later, chat)).as("of what is deleted").isEmpty();
      }
    }
  }

  @Test
  void who_is_banned_hears_that_and_nothing_later() {
    UUID chat = open("Badgers", List.of(bob));
    try (Listener bobs = Listener.live(server, bob.person().token(), Map.of());
        Listener anns = Listener.live(server, ann.person().token(), Map.of())) {
      put("/api/chats/" + chat + "/bans/" + bob.id(), null);
      long after = say(chat, "m-1", "are they gone?");

      patiently().untilAsserted(() -> assertThat(anns.seqs(chat)).contains(after));
      patiently().untilAsserted(() -> assertThat(types(bobs, chat)).contains("memberBanned"));
      assertThat(types(bobs, chat)).endsWith("memberBanned");
      assertThat(bob.post("/api/chats/" + chat + "/join", null).text("code")).isEqualTo("banned");
    }
  }

  @Test
  void search_follows_edits_and_deletions() {
    UUID chat = open("Herons", List.of(bob));
    String word = "w" + Long.toString(System.nanoTime(), 36);
    String message = messages(chat) + "/" + say(chat, "m-1", word + " one");
    patiently().untilAsserted(() -> assertThat(texts(word)).containsExactly(word + " one"));

    put(message, "{\"text\":\"%s two\"}".formatted(word));
    patiently().untilAsserted(() -> assertThat(texts(word)).containsExactly(word + " two"));

    assertThat(ann.delete(message).status()).isEqualTo(200);
    patiently().untilAsserted(() -> assertThat(texts(word)).isEmpty());
  }

  @Test
  void an_open_chat_is_found_by_strangers_until_it_is_closed() {
    String name = "Pond " + Long.toString(System.nanoTime(), 36);
    UUID chat = open(name, List.of());
    patiently().untilAsserted(() -> assertThat(chats(bob, name)).containsExactly(chat.toString()));

    put(
        "/api/chats/" + chat + "/settings",
        """
        {"open":false,"slowModeSeconds":0,"recallSeconds":120,"memberPermissions":["send_messages"]}""");

    patiently().untilAsserted(() -> assertThat(chats(bob, name)).isEmpty());
    assertThat(chats(ann, name)).isEmpty();
  }

  private UUID open(String name, List<RawApi> members) {
    String ids =
        String.join(",", members.stream().map(member -> "\"" + member.id() + "\"").toList());
    String body =
        "{\"type\":\"group\",\"name\":\"%s\",\"open\":true,\"members\":[%s]}".formatted(name, ids);
    return UUID.fromString(ann.post("/api/chats", body).text("id"));
  }

  private long say(UUID chat, String key, String text) {
    String body = "{\"clientMsgId\":\"%s\",\"text\":\"%s\"}".formatted(key, text);
    return ann.post(messages(chat), body).body().path("seq").asLong();
  }

  private void put(String path, String body) {
    assertThat(ann.put(path, body).status()).describedAs(path).isBetween(200, 204);
  }

  private void post(String path, String body) {
    assertThat(ann.post(path, body).status()).describedAs(path).isBetween(200, 204);
  }

  private List<String> texts(String word) {
    return values(bob.get("/api/search/messages?q=" + word).body().path("hits"), "text");
  }

  private static List<String> chats(RawApi asking, String name) {
    String path = "/api/search/chats?q=" + name.replace(" ", "%20");
    return values(asking.get(path).body().path("chats"), "id");
  }

  private static List<String> types(Listener listener, UUID chat) {
    return listener.events().stream()
        .filter(event -> event.chat().equals(chat))
        .map(ChatEvent::type)
        .toList();
  }

  private static List<String> said(Listener listener, UUID chat) {
    return listener.events().stream()
        .filter(event -> event.chat().equals(chat))
        .map(event -> event.text("text"))
        .filter(Objects::nonNull)
        .toList();
  }

  private static String messages(UUID chat) {
    return "/api/chats/" + chat + "/messages";
  }

  private static List<String> values(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> element.path(field).asText())
        .toList();
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(20));
  }
}
