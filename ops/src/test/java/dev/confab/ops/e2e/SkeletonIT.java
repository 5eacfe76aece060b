package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.Chat;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.Message;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.Tokens;
import dev.confab.ops.up.Backbone;
import dev.confab.platform.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a first user does, from registration to search, through the public ways in. */
@ExtendWith(BackboneExtension.class)
final class SkeletonIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String server;

  SkeletonIT(Backbone backbone) {
    this.server = "http://127.0.0.1:" + backbone.port();
  }

  @Test
  void a_chat_works_from_registration_to_search() throws Exception {
    FirstVisit.to(server);
  }

  @Test
  void names_are_taken_once() {
    Person ann = Person.arrives(server, "ann");
    ConfabHttp stranger = ContractWitness.client(server);

    assertProblem(
        () -> stranger.register(ann.username().toUpperCase(), "x@example.org", "another password"),
        409,
        "username_taken");
    assertProblem(
        () ->
            stranger.register(
                "other-" + ann.username().substring(4),
                ann.username() + "@EXAMPLE.org",
                "another password"),
        409,
        "email_taken");
    // the refused one's other name is free again
    assertThat(
            stranger
                .register(
                    "other-" + ann.username().substring(4),
                    "free-" + ann.username() + "@example.org",
                    "another password")
                .userId())
        .isNotNull();
  }

  @Test
  void a_registration_sent_again_ends_well() {
    ConfabHttp stranger = ContractWitness.client(server);
    String name = "eve-" + Long.toString(System.nanoTime(), 36);

    UUID first = stranger.register(name, name + "@example.org", Person.PASSWORD).userId();
    UUID second = stranger.register(name, name + "@example.org", Person.PASSWORD).userId();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void a_refresh_token_is_good_once() {
    Person ann = Person.arrives(server, "ann");

    Tokens next = ann.http().refresh(ann.tokens().refreshToken());

    assertThat(ann.http().as(next.accessToken()).me().username()).isEqualTo(ann.username());
    assertProblem(() -> ann.http().refresh(ann.tokens().refreshToken()), 401, "refresh_reused");
    // reuse gives the whole session away, so it ends
    assertProblem(() -> ann.http().refresh(next.refreshToken()), 401, "session_not_found");
  }

  @Test
  void a_wish_sent_again_is_done_once() {
    Person ann = Person.arrives(server, "ann");
    Chat first = ann.http().createChat(NewChat.group("Once", List.of()), "key-1");
    Chat again = ann.http().createChat(NewChat.group("Once", List.of()), "key-1");
    Message message = ann.http().postMessage(first.id(), "m-1", "once", null);
    Message retried = ann.http().postMessage(first.id(), "m-1", "once", null);

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(retried).isEqualTo(message);
    assertProblem(
        () -> ann.http().postMessage(first.id(), "m-1", "twice", null), 409, "client_key_reused");
    assertThat(texts(ann, first)).containsExactly("once");
  }

  @Test
  void a_read_waits_for_what_its_token_says() throws Exception {
    Person ann = Person.arrives(server, "ann");
    HttpResponse<String> made =
        ask(ann, "POST", "/api/chats", "{\"type\":\"group\",\"name\":\"Now\"}", null);
    String chat = Json.MAPPER.readTree(made.body()).path("id").asText();
    String token = made.headers().firstValue("Consistency-Token").orElseThrow();
    byte[] future = Base64.getUrlDecoder().decode(token);
    future[1 + 1 + 16 + 6]++; // the seq of the chat is 256 higher: nobody said so much

    assertThat(ask(ann, "GET", "/api/chats/" + chat, null, token).statusCode()).isEqualTo(200);
    HttpResponse<String> early =
        ask(
            ann,
            "GET",
            "/api/chats/" + chat,
            null,
            Base64.getUrlEncoder().withoutPadding().encodeToString(future));
    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(early.body()).contains("view_behind");
    assertThat(early.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void strangers_see_nothing() {
    Person ann = Person.arrives(server, "ann");
    Person mallory = Person.arrives(server, "mallory");
    Chat chat = ann.http().createChat(NewChat.group("Private", List.of()), null);
    ann.http().postMessage(chat.id(), "m-1", "quokkasecret", null);
    await()
        .atMost(PATIENCE)
        .until(() -> ann.http().search("quokkasecret", null, 10, null).total() == 1);

    assertThat(mallory.http().search("quokkasecret", null, 10, null).total()).isZero();
    assertProblem(() -> mallory.http().historyBefore(chat.id(), null, 10), 403, "not_a_member");
    assertProblem(
        () -> mallory.http().postMessage(chat.id(), "m", "hi", null), 403, "not_a_member");
    assertProblem(() -> mallory.http().join(chat.id(), null), 403, "chat_not_open");
    try (Listener listener = Listener.live(server, mallory.token(), Map.of(chat.id(), 0L))) {
      assertThat(listener.events()).isEmpty();
    }
  }

  @Test
  void who_comes_back_gets_what_was_missed_and_nothing_twice() {
    Person ann = Person.arrives(server, "ann");
    Chat chat = ann.http().createChat(NewChat.openGroup("Resume"), null);
    ann.http().postMessage(chat.id(), "m-1", "one", null);
    Map<UUID, Long> cursors;
    try (Listener before = Listener.live(server, ann.token(), Map.of(chat.id(), 0L))) {
      await().atMost(PATIENCE).until(() -> before.seqs(chat.id()).size() == 3);
      cursors = before.socket().cursors();
    }
    ann.http().postMessage(chat.id(), "m-2", "two", null);
    ann.http().postMessage(chat.id(), "m-3", "three", null);

    try (Listener after = Listener.live(server, ann.token(), cursors)) {
      await().atMost(PATIENCE).until(() -> after.seqs(chat.id()).size() == 2);
      assertThat(after.texts(chat.id())).containsExactly("two", "three");
    }
  }

  @Test
  void membership_takes_effect_at_its_event() {
    Person ann = Person.arrives(server, "ann");
    Person bob = Person.arrives(server, "bob");
    Chat chat = ann.http().createChat(NewChat.group("Doors", List.of()), null);
    try (Listener bobs = Listener.live(server, bob.token(), Map.of())) {
      ann.http().postMessage(chat.id(), "m-1", "before", null);
      ann.http().addMember(chat.id(), bob.id(), null);
      ann.http().postMessage(chat.id(), "m-2", "while", null);
      long removed = ann.http().removeMember(chat.id(), bob.id(), null).seq();
      Message last = ann.http().postMessage(chat.id(), "m-3", "after", null);
      long added = ann.http().addMember(chat.id(), bob.id(), "again").seq();

      await().atMost(PATIENCE).until(() -> bobs.seqs(chat.id()).contains(added));
      assertThat(bobs.seqs(chat.id()))
          .containsExactly(4L, 5L, removed, added)
          .doesNotContain(last.seq());
      assertThat(bobs.texts(chat.id())).containsExactly("while");
    }
  }

  private HttpResponse<String> ask(
      Person who, String method, String path, @Nullable String body, @Nullable String token)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + who.token())
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Consistency-Token", token);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static List<String> texts(Person reader, Chat chat) {
    return reader.http().historyBefore(chat.id(), null, 100).messages().stream()
        .map(Message::text)
        .toList();
  }

  private static void assertProblem(ThrowingCallable call, int status, String code) {
    ConfabException problem = catchThrowableOfType(ConfabException.class, call);
    assertThat(problem).as("a problem with code " + code).isNotNull();
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.status()).isEqualTo(status);
  }
}
