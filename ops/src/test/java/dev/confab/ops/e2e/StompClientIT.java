package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.up.Backbone;
import dev.confab.schemas.chat.MessagePosted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway with a STOMP client that was not made for it, {@code @stomp/stompjs} under Node. What
 * it applied is compared with the log.
 */
@ExtendWith(BackboneExtension.class)
final class StompClientIT {
  private static final long SEED = Long.getLong("confab.javascript.seed", 20_261_129L);
  private static final int STEPS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Random random = new Random(SEED);
  private final Backbone backbone;
  private final String server;
  private final List<NodeClient> clients = new ArrayList<>();
  @TempDir private Path folder;
  private Path script;
  private Relay relay;
  private Person anna;
  private Person ben;
  private UUID chat;

  StompClientIT(Backbone backbone) {
    this.backbone = backbone;
    this.server = "http://127.0.0.1:" + backbone.port();
  }

  @BeforeEach
  void arrive() throws Exception {
    String missing = NodeClient.missing();
    assumeTrue(missing == null, missing);
    script = StompPackage.unpack(folder);
    relay = new Relay(_ -> backbone.port());
    anna = Person.arrives(server, "anna");
    ben = Person.arrives(server, "ben");
    chat = anna.http().createChat(NewChat.group("Stomp", List.of(ben.id())), null).id();
  }

  @AfterEach
  void leave() throws IOException {
    clients.forEach(NodeClient::close);
    if (relay != null) {
      relay.close();
    }
  }

  @Test
  void what_one_says_is_confirmed_with_its_place_and_heard_by_the_other() throws Exception {
    NodeClient client = start(anna);
    NodeClient other = start(ben);
    awaitLive(client, 1);
    awaitLive(other, 1);
    client.say(chat, "hello: \"all\"\n🦉");
    JsonNode committed = awaitAll(client, "committed", 1).getFirst();
    long seq = committed.path("seq").asLong();
    await().atMost(PATIENCE).until(() -> other.cursor(chat) >= seq);
    assertThat(other.applied().getLast().path("text").asText()).isEqualTo("hello: \"all\"\n🦉");

    other.tell(Map.of("chat", chat.toString(), "react", seq, "with", "👍"));
    JsonNode reaction = awaitAll(client, "reaction", 1).getFirst();
    assertThat(reaction.path("messageSeq").asLong()).isEqualTo(seq);
    assertThat(reaction.path("reaction").asText()).isEqualTo("👍");
    assertThat(awaitAll(other, "committed", 1).getFirst().path("seq").asLong())
        .isEqualTo(reaction.path("seq").asLong());
    compare();
  }

  @Test
  void connections_break_and_nothing_is_missed_doubled_or_said_twice() throws Exception {
    NodeClient client = start(anna);
    NodeClient other = start(ben);
    awaitLive(client, 1);
    for (int step = 0; step < STEPS; step++) {
      client.say(chat, "anna " + step);
      other.say(chat, "ben " + step);
      switch (random.nextInt(6)) {
        case 0 -> relay.breakAll();
        case 1 -> client.tell(Map.of("drop", true));
        case 2 -> {
          awaitAll(other, "committed", step + 1); // what a process forgets it does not say again
          other.killAndRestart();
        }
        case 3 -> {
          anna.http().removeMember(chat, ben.id(), "gone-" + step);
          anna.http().addMember(chat, ben.id(), "back-" + step);
        }
        default -> awaitAll(client, "committed", step + 1);
      }
    }
    awaitAll(client, "committed", STEPS);
    assertThat(said("anna")).hasSize(STEPS).doesNotHaveDuplicates();
    assertThat(said("ben")).doesNotHaveDuplicates();
    compare();
    assertThat(client.all("closed")).isNotEmpty();
  }

  @Test
  void a_handshake_that_breaks_is_tried_again() throws Exception {
    relay.cut();
    NodeClient client = start(anna);
    awaitAll(client, "closed", 2);
    assertThat(client.all("live")).isEmpty();

    relay.mend();
    awaitLive(client, 1);
    compare();
  }

  @Test
  void a_silent_server_beats_and_an_error_says_what_is_wrong() throws Exception {
    NodeClient client = start(anna);
    awaitLive(client, 1);
    awaitAll(client, "beat", 2);
    assertThat(client.all("closed")).isEmpty();

    client.tell(Map.of("wrong", true));
    assertThat(awaitAll(client, "error", 1).getFirst().path("message").asText())
        .isEqualTo("There is no such destination.");
    assertThat(awaitAll(client, "closed", 1).getFirst().asInt()).isEqualTo(4400);
    awaitLive(client, 2);
    compare();
  }

  private NodeClient start(Person person) throws IOException {
    NodeClient client = NodeClient.start(script, person, relay.server(), List.of(chat));
    clients.add(client);
    return client;
  }

  private static List<JsonNode> awaitAll(NodeClient client, String kind, int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(client.all(kind))
                    .as("closed %s, errors %s", client.all("closed"), client.all("error"))
                    .hasSizeGreaterThanOrEqualTo(count));
    return client.all(kind);
  }

  private static void awaitLive(NodeClient client, int times) {
    awaitAll(client, "live", times);
  }

  private List<String> said(String who) {
    return ChatLog.read(backbone.settings()).visible(chat, anna.id()).stream()
        .filter(MessagePosted.class::isInstance)
        .map(event -> ((MessagePosted) event).content().text())
        .filter(text -> text.startsWith(who))
        .toList();
  }

  private void compare() {
    ChatLog log = ChatLog.read(backbone.settings());
    LogComparison comparison = new LogComparison(log);
    for (NodeClient client : clients) {
      long last = log.visible(chat, client.person().id()).getLast().seq();
      await().atMost(PATIENCE).until(() -> client.cursor(chat) >= last);
      assertThat(comparison.faults(client, chat)).as("seed %d", SEED).isEmpty();
      assertThat(client.all("ignored")).as("seed %d", SEED).isEmpty();
      assertThat(client.all("missing")).as("seed %d", SEED).isEmpty();
    }
  }
}
