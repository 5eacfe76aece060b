package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.Chat;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.Tokens;
import dev.confab.ops.client.Waiting;
import dev.confab.ops.up.Backbone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections of log-ins: which one lives, for how long, and what becomes of it at a shutdown. */
@ExtendWith(BackboneExtension.class)
final class SessionsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Backbone backbone;
  private final String server;

  SessionsIT(Backbone backbone) {
    this.backbone = backbone;
    this.server = "http://127.0.0.1:" + backbone.port();
  }

  @Test
  void a_log_in_that_connects_again_goes_on_where_it_was_and_its_older_connection_ends() {
    Person ann = Person.arrives(server, "ann");
    UUID chat = ann.http().createChat(NewChat.group("One", List.of()), null).id();
    try (Listener older = Listener.live(server, ann.token(), Map.of(chat, 0L));
        Listener laptop = Listener.live(server, ann.onAnotherDevice().token(), Map.of())) {
      long seen = older.seqs(chat).getLast();
      ann.http().postMessage(chat, "m-1", "first", null);
      try (Listener newer = Listener.live(server, ann.token(), Map.of(chat, seen))) {
        assertThat(older.socket().ended())
            .succeedsWithin(PATIENCE)
            .satisfies(end -> assertThat(end.code()).isEqualTo(ConfabException.DISPLACED));
        ann.http().postMessage(chat, "m-2", "second", null);

        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  assertThat(newer.texts(chat)).containsExactly("first", "second");
                  assertThat(laptop.texts(chat)).containsExactly("first", "second");
                });
        assertThat(older.texts(chat)).doesNotContain("second");
      }
    }
  }

  @Test
  void a_connection_goes_on_with_the_token_of_a_refresh_and_with_no_other() {
    Person ann = Person.arrives(server, "ann");
    String elsewhere = ann.onAnotherDevice().token();
    try (Listener anns = Listener.live(server, ann.token(), Map.of())) {
      Tokens next = ann.http().refresh(ann.tokens().refreshToken());

      Waiting.until(anns.socket().reauth(next.accessToken()), PATIENCE, "reauth");
      assertThatThrownBy(() -> Waiting.until(anns.socket().reauth(elsewhere), PATIENCE, "reauth"))
          .isInstanceOfSatisfying(
              ConfabException.class, e -> assertThat(e.code()).isEqualTo("forbidden"));
      assertThat(anns.socket().ended()).isNotDone();
    }
  }

  @Test
  void a_gateway_that_stops_tells_everybody_when_to_come_back_and_elsewhere_they_miss_nothing() {
    Person ann = Person.arrives(server, "ann");
    Chat chat = ann.http().createChat(NewChat.group("Moves", List.of()), null);
    Listener anns;
    try (GatewayNode stopping = GatewayNode.open(backbone.settings())) {
      anns = Listener.live(stopping.server(), ann.token(), Map.of(chat.id(), 0L));
    }
    assertThat(anns.socket().ended())
        .succeedsWithin(PATIENCE)
        .satisfies(
            end -> {
              assertThat(end.retryable()).isTrue();
              assertThat(end.retryAfterMs()).isBetween(1L, 5_000L);
            });
    ann.http().postMessage(chat.id(), "m-1", "meanwhile", null);
    Map<UUID, Long> cursors = anns.socket().cursors();
    try (Listener again = Listener.live(server, ann.token(), cursors)) {
      assertThat(again.texts(chat.id())).containsExactly("meanwhile");
    }
  }
}
