package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.e2e.RawApi.Answer;
import dev.confab.ops.up.Backbone;
import dev.confab.platform.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What gateways tell each other and nobody will miss, over two of them and a real broker. */
@ExtendWith(BackboneExtension.class)
final class SignalsIT {
  private final Backbone backbone;
  private final String here;
  private final RawApi ann;
  private final RawApi bob;
  private GatewayNode second;
  private String there;

  SignalsIT(Backbone backbone) {
    this.backbone = backbone;
    this.here = "http://127.0.0.1:" + backbone.port();
    this.ann = RawApi.arrives(here, "ann");
    this.bob = RawApi.arrives(here, "bob");
  }

  @BeforeEach
  void openSecond() {
    second = GatewayNode.open(backbone.settings());
    there = second.server();
  }

  @AfterEach
  void closeSecond() {
    second.close();
  }

  @Test
  void who_writes_is_seen_on_another_gateway_unless_they_are_blocked() throws Exception {
    UUID group = group();
    UUID direct = chat("{\"type\":\"direct\",\"members\":[\"%s\"]}".formatted(bob.id()));
    try (SignalClient anns = SignalClient.live(here, ann.person());
        SignalClient bobs = SignalClient.live(there, bob.person())) {
      anns.say("{'t':'typing','chat':'%s'}".formatted(group));
      JsonNode typing = bobs.hears("typing", in(group));
      assertThat(typing.path("user").asText()).isEqualTo(ann.id().toString());
      assertThat(typing.path("expiresInMs").asInt()).isEqualTo(6_000);
      anns.say("{'t':'typing','chat':'%s','on':false}".formatted(group));
      bobs.hears("typing", in(group).and(frame -> frame.path("expiresInMs").asInt() == 0));

      known(bob.post("/api/users/" + ann.id() + "/block", null));
      anns.say("{'t':'typing','chat':'%s'}".formatted(direct));
      anns.say("{'t':'typing','chat':'%s'}".formatted(group));
      bobs.hears("typing", in(group).and(frame -> frame != typing && isOn(frame)));
      assertThat(bobs.heard("typing")).noneMatch(in(direct));

      known(bob.delete("/api/users/" + ann.id() + "/block"));
      await()
          .atMost(SignalClient.PATIENCE)
          .until(
              () -> {
                anns.say("{'t':'typing','chat':'%s'}".formatted(direct));
                return bobs.heard("typing").stream().anyMatch(in(direct));
              });
      assertThat(anns.heard("typing")).isEmpty();
    }
  }

  @Test
  void how_far_others_have_come_is_told_by_name_to_whom_it_may_be() throws Exception {
    RawApi carl = RawApi.arrives(here, "carl");
    UUID group =
        chat(
            "{\"type\":\"group\",\"name\":\"Otters\",\"open\":false,\"members\":[\"%s\",\"%s\"]}"
                .formatted(bob.id(), carl.id()));
    Person bobsTablet = bob.person().onAnotherDevice();
    try (SignalClient anns = SignalClient.live(here, ann.person());
        SignalClient tablet = SignalClient.live(here, bobsTablet);
        SignalClient carls = SignalClient.live(there, carl.person());
        SignalClient bobs = SignalClient.live(there, bob.person())) {
      for (int no = 1; no <= 3; no++) {
        anns.say(
            "{'t':'send','id':'%d','chat':'%s','clientMsgId':'m-%1$d','text':'hello'}"
                .formatted(no, group));
      }
      bobs.hears("event", in(group).and(frame -> frame.path("no").asInt() == 3));
      bobs.say("{'t':'received','chat':'%s','no':3}".formatted(group));
      bobs.say("{'t':'read','chat':'%s','no':2}".formatted(group));

      anns.hears("marks", of(bob, 3, 2));
      tablet.hears("marks", of(bob, 3, 2));

      String private_ =
          """
          {"lastSeen":"everybody","details":"everybody","phone":"nobody",
           "readReceipts":false,"findable":true}""";
      known(bob.put("/api/users/me/privacy", private_));
      bobs.say("{'t':'read','chat':'%s','no':3}".formatted(group));
      tablet.hears("marks", of(bob, 3, 3));
      bobs.hears("marks", of(bob, 3, 3));
      carls.say("{'t':'read','chat':'%s','no':3}".formatted(group));
      anns.hears("marks", of(carl, 3, 3));

      assertThat(anns.heard("marks")).noneMatch(of(bob, 3, 3));
    }
  }

  @Test
  void a_log_in_that_connects_to_another_gateway_loses_its_older_connection() throws Exception {
    group();
    try (SignalClient older = SignalClient.live(here, bob.person());
        SignalClient newer = SignalClient.live(there, bob.person())) {
      assertThat(older.closeCode()).isEqualTo(4409);
      newer.say("{'t':'ping','id':'p'}");
      newer.hears("pong", _ -> true);

      try (SignalClient newest = SignalClient.live(here, bob.person())) {
        assertThat(newer.closeCode()).isEqualTo(4409);
        newest.say("{'t':'ping','id':'p'}");
        newest.hears("pong", _ -> true);
        assertThat(newest.isOpen()).isTrue();
      }
    }
  }

  @Test
  void a_long_poll_elsewhere_takes_the_place_of_a_connection_and_gives_it_back() throws Exception {
    UUID group = group();
    String cursor = "[{\"chat\":\"%s\",\"seq\":%d}]".formatted(group, lastSeq(group));
    try (SignalClient socket = SignalClient.live(here, bob.person());
        HttpClient http = HttpClient.newHttpClient()) {
      CompletableFuture<HttpResponse<byte[]>> poll =
          http.sendAsync(
              HttpRequest.newBuilder(URI.create(there + "/api/sync"))
                  .header("Authorization", "Bearer " + bob.person().token())
                  .POST(BodyPublishers.ofString("{\"cursors\":" + cursor + ",\"waitMs\":30000}"))
                  .build(),
              BodyHandlers.ofByteArray());
      assertThat(socket.closeCode()).isEqualTo(4409);

      try (SignalClient again = SignalClient.live(here, bob.person())) {
        HttpResponse<byte[]> answer = poll.get(25, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.MAPPER.readTree(answer.body()).path("frames"))
            .extracting(frame -> frame.path("t").asText())
            .containsExactly("synced", "live");
        assertThat(again.isOpen()).isTrue();
      }
    }
  }

  private long lastSeq(UUID chat) {
    return ann.get("/api/chats/" + chat).body().path("lastSeq").asLong();
  }

  private UUID group() {
    return chat(
        "{\"type\":\"group\",\"name\":\"Otters\",\"open\":false,\"members\":[\"%s\"]}"
            .formatted(bob.id()));
  }

  private UUID chat(String body) {
    return UUID.fromString(ann.post("/api/chats", body).text("id"));
  }

  /** Waits until views know what Bob has changed. */
  private void known(Answer change) {
    assertThat(change.status()).isBetween(200, 204);
    assertThat(bob.get("/api/users/me/privacy", change.consistency()).status()).isEqualTo(200);
  }

  private static boolean isOn(JsonNode typing) {
    return typing.path("expiresInMs").asInt() > 0;
  }

  private static Predicate<JsonNode> in(UUID chat) {
    return frame -> frame.path("chat").asText().equals(chat.toString());
  }

  /** Says a frame that somebody has come so far? */
  private static Predicate<JsonNode> of(RawApi person, long received, long read) {
    return frame -> {
      for (JsonNode mark : frame.path("marks")) {
        if (mark.path("user").asText().equals(person.id().toString())
            && mark.path("receivedNo").asLong() == received
            && mark.path("readNo").asLong() == read) {
          return true;
        }
      }
      return false;
    };
  }
}
