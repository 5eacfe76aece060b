package dev.confab.ops.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.platform.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ConfabSocketTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final UUID ada = UUID.randomUUID();
  private final UUID bob = UUID.randomUUID();
  private ProtocolPeer peer;
  private UUID chat;

  @BeforeEach
  void start() {
    peer = ProtocolPeer.start();
    chat =
        ConfabHttp.at(peer.server())
            .as(ProtocolPeer.token(ada))
            .createChat(NewChat.group("engines", List.of(bob)), "key")
            .id();
  }

  @AfterEach
  void stop() {
    peer.close();
  }

  @Test
  void what_one_sends_the_other_receives_once_and_in_order() {
    try (ConfabSocket sender = open(ada);
        ConfabSocket receiver = open(bob)) {
      List<Long> seen = new CopyOnWriteArrayList<>();
      receiver.onEvent(event -> seen.add(event.seq())).sync(Map.of(chat, 3L)).join();
      List<CompletableFuture<Committed>> sent = new ArrayList<>();

      for (int i = 0; i < 300; i++) {
        sent.add(sender.send(new Wish.Send(chat, "m-" + i, "text " + i)));
      }

      List<Long> committed =
          sent.stream().map(f -> Waiting.until(f, SOON, "an answer").seq()).toList();
      assertThat(committed).isSorted().hasSize(300).startsWith(4L);
      await().atMost(SOON).untilAsserted(() -> assertThat(seen).isEqualTo(committed));
    }
  }

  @Test
  void a_lost_event_is_filled_in() {
    try (ConfabSocket sender = open(ada);
        ConfabSocket receiver = open(bob)) {
      List<Long> seen = new CopyOnWriteArrayList<>();
      receiver.onEvent(event -> seen.add(event.seq())).sync(Map.of(chat, 3L)).join();
      peer.postSilently(chat, ada, "unseen");

      Waiting.until(sender.send(new Wish.Send(chat, "m-1", "seen")), SOON, "an answer");

      await().atMost(SOON).untilAsserted(() -> assertThat(seen).containsExactly(4L, 5L));
    }
  }

  @Test
  void who_only_hears_how_far_a_chat_is_reads_it() {
    try (ConfabSocket sender = open(ada);
        ConfabSocket receiver = open(bob)) {
      List<Long> seen = new CopyOnWriteArrayList<>();
      receiver.onEvent(event -> seen.add(event.seq())).sync(Map.of(chat, 3L)).join();
      peer.postSilently(chat, ada, "unseen");
      peer.misbehave((_, frame) -> frame.path("t").asText().equals("event") ? bump(frame) : frame);

      Waiting.until(sender.send(new Wish.Send(chat, "m-1", "unseen too")), SOON, "an answer");

      await().atMost(SOON).untilAsserted(() -> assertThat(seen).containsExactly(4L, 5L));
    }
  }

  private static ObjectNode bump(ObjectNode event) {
    ObjectNode bump = Json.MAPPER.createObjectNode().put("t", "bump");
    bump.putArray("chats").addObject().setAll(event.deepCopy().retain("chat", "seq"));
    return bump;
  }

  @Test
  void what_was_missed_comes_at_sync() {
    peer.postSilently(chat, ada, "one");
    peer.postSilently(chat, ada, "two");
    try (ConfabSocket receiver = open(bob)) {
      List<String> texts = new CopyOnWriteArrayList<>();

      receiver.onEvent(event -> texts.add(event.text("text"))).sync(Map.of(chat, 3L)).join();

      assertThat(texts).containsExactly("one", "two");
      assertThat(receiver.cursors()).containsEntry(chat, 5L);
    }
  }

  @Test
  void a_refusal_carries_its_code() {
    try (ConfabSocket stranger = open(UUID.randomUUID())) {
      assertThatThrownBy(
              () ->
                  Waiting.until(
                      stranger.send(new Wish.Send(chat, "m-1", "let me in")), SOON, "an answer"))
          .isInstanceOfSatisfying(
              ConfabException.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo("not_a_member");
                assertThat(refusal.retryable()).isFalse();
              });
    }
  }

  @Test
  void a_broken_connection_ends_what_waits_for_an_answer() {
    try (ConfabSocket sender = open(ada)) {
      peer.misbehave(
          (ctx, _) -> {
            ctx.closeSession();
            return null;
          });

      assertThatThrownBy(
              () ->
                  Waiting.until(
                      sender.send(new Wish.Send(chat, "m-1", "hello?")), SOON, "an answer"))
          .isInstanceOfSatisfying(
              ConfabException.class,
              e -> assertThat(e.code()).isEqualTo(ConfabException.CONNECTION_LOST));
      assertThat(sender.ended()).succeedsWithin(SOON);
    }
  }

  @Test
  void who_is_sent_away_knows_when_to_come_back() {
    try (ConfabSocket sender = open(ada)) {
      peer.sendAway(ada, 2_340, 1012);

      assertThat(sender.ended())
          .succeedsWithin(SOON)
          .satisfies(
              end -> {
                assertThat(end.code()).isEqualTo(ConfabException.CONNECTION_LOST);
                assertThat(end.retryable()).isTrue();
                assertThat(end.retryAfterMs()).isEqualTo(2_340);
              });
    }
  }

  @Test
  void who_is_displaced_does_not_come_back() {
    try (ConfabSocket sender = open(ada)) {
      peer.sendAway(ada, 0, 4409);

      assertThat(sender.ended())
          .succeedsWithin(SOON)
          .satisfies(
              end -> {
                assertThat(end.code()).isEqualTo(ConfabException.DISPLACED);
                assertThat(end.retryable()).isFalse();
              });
    }
  }

  @Test
  void a_newer_token_is_taken() {
    try (ConfabSocket sender = open(ada)) {
      assertThat(sender.reauth(ProtocolPeer.token(ada))).succeedsWithin(SOON);
    }
  }

  @Test
  void nobody_there_is_a_lost_connection() {
    String server = peer.server();
    peer.close();
    assertThatThrownBy(() -> ConfabSocket.open(server, "token"))
        .isInstanceOfSatisfying(ConfabException.class, e -> assertThat(e.retryable()).isTrue());
  }

  private ConfabSocket open(UUID user) {
    return ConfabSocket.open(peer.server(), ProtocolPeer.token(user));
  }
}
