package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.confab.ops.client.ConfabSocket;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.Waiting;
import dev.confab.ops.client.Wish;
import dev.confab.ops.up.Backbone;
import dev.confab.schemas.chat.MessagePosted;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients that were written from PROTOCOL.md alone, in another language, lose their connections
 * again and again, on either side and in the middle; two gateways serve them. What they applied is
 * compared with the log.
 */
@ExtendWith(BackboneExtension.class)
final class JavaScriptClientIT {
  private static final long SEED = Long.getLong("confab.javascript.seed", 20_261_121L);
  private static final int STEPS = Integer.getInteger("confab.javascript.steps", 60);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** More than the protocol repeats by itself, less than it keeps for {@code fill}. */
  private static final int LONG_ABSENCE = 700;

  private final Random random = new Random(SEED);
  private final Random ways = new Random(SEED);
  private final Backbone backbone;
  private final String server;
  private final List<Relay> relays = new ArrayList<>();
  private final List<NodeClient> clients = new ArrayList<>();
  private GatewayNode second;
  private volatile int secondPort;
  private ConfabSocket writer;
  private Person owner;
  private int said;

  JavaScriptClientIT(Backbone backbone) {
    this.backbone = backbone;
    this.server = "http://127.0.0.1:" + backbone.port();
  }

  @BeforeEach
  void arrive() throws InterruptedException {
    String missing = NodeClient.missing();
    assumeTrue(missing == null, missing);
    owner = Person.arrives(server, "owner");
    writer = ConfabSocket.open(server, owner.token());
    openSecond();
  }

  @AfterEach
  void leave() throws IOException {
    clients.forEach(NodeClient::close);
    for (Relay relay : relays) {
      relay.close();
    }
    if (second != null) {
      writer.close();
      second.close();
    }
  }

  @Test
  void connections_come_and_go_and_no_client_has_a_gap_a_double_or_a_reorder() throws Exception {
    List<UUID> chats = List.of(chat("One"), chat("Two"));
    for (int i = 0; i < 3; i++) {
      start(chats);
    }
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < 5; i++) {
        say(chats.get(random.nextInt(2)));
      }
      int which = random.nextInt(clients.size());
      NodeClient client = clients.get(which);
      switch (random.nextInt(8)) {
        case 0, 1 -> relays.get(which).breakAll();
        case 2, 3 -> client.drop();
        case 4 -> client.killAndRestart();
        case 5 -> comeAndGo(client, chats.get(1), step);
        case 6 -> client.say(chats.getFirst(), "from outside " + step);
        default -> awaitCaughtUp(client, chats.getFirst());
      }
      if (step == STEPS / 2) {
        second.close();
        openSecond();
      }
    }
    compare(chats);
    assertThat(clients).allSatisfy(client -> assertThat(client.all("closed")).isNotEmpty());
  }

  @Test
  void a_long_absence_leaves_no_hole_behind_the_snapshot() throws Exception {
    UUID chat = chat("Absence");
    NodeClient client = start(List.of(chat));
    awaitCaughtUp(client, chat);
    relays.getFirst().cut();
    await().atMost(PATIENCE).until(() -> !client.all("closed").isEmpty());
    for (int i = 0; i < LONG_ABSENCE; i++) {
      say(chat);
    }
    relays.getFirst().mend();

    compare(List.of(chat));
  }

  @Test
  void what_a_client_says_is_said_once_however_often_its_connection_breaks() throws Exception {
    UUID chat = chat("Said");
    NodeClient client = start(List.of(chat));
    awaitCaughtUp(client, chat);
    for (int i = 0; i < 50; i++) {
      client.say(chat, "word " + i);
      if (i % 5 == 0) {
        relays.getFirst().breakAll();
      }
    }
    await().atMost(PATIENCE).until(() -> client.all("committed").size() == 50);

    assertThat(ChatLog.read(backbone.settings()).visible(chat, owner.id()))
        .filteredOn(MessagePosted.class::isInstance)
        .extracting(event -> ((MessagePosted) event).content().text())
        .hasSize(50)
        .doesNotHaveDuplicates();
    compare(List.of(chat));
  }

  private void openSecond() {
    second = GatewayNode.open(backbone.settings());
    secondPort = URI.create(second.server()).getPort();
  }

  private UUID chat(String name) {
    return owner.http().createChat(NewChat.group(name, List.of()), null).id();
  }

  /** A new client in these chats; whatever gateway its connections get. */
  private NodeClient start(List<UUID> chats) throws IOException {
    Person person = Person.arrives(server, "script");
    chats.forEach(chat -> owner.http().addMember(chat, person.id(), null));
    Relay relay = new Relay(_ -> ways.nextBoolean() ? backbone.port() : secondPort);
    relays.add(relay);
    NodeClient client = NodeClient.start(person, relay.server(), chats);
    clients.add(client);
    return client;
  }

  private void say(UUID chat) {
    int n = said++;
    var _ =
        Waiting.until(writer.send(new Wish.Send(chat, "w-" + n, "word " + n)), PATIENCE, "word");
  }

  private void comeAndGo(NodeClient client, UUID chat, int step) {
    UUID user = client.person().id();
    owner.http().removeMember(chat, user, "gone-" + step);
    say(chat);
    owner.http().addMember(chat, user, "back-" + step);
  }

  private void awaitCaughtUp(NodeClient client, UUID chat) {
    ChatLog log = ChatLog.read(backbone.settings());
    long last = log.visible(chat, client.person().id()).getLast().seq();
    await().atMost(PATIENCE).until(() -> client.cursor(chat) >= last);
  }

  /** With the log; nothing had to be mended either. */
  private void compare(List<UUID> chats) {
    for (NodeClient client : clients) {
      chats.forEach(chat -> awaitCaughtUp(client, chat));
    }
    LogComparison comparison = new LogComparison(ChatLog.read(backbone.settings()));
    for (NodeClient client : clients) {
      for (UUID chat : chats) {
        assertThat(comparison.faults(client, chat)).as("seed %d, %s", SEED, chat).isEmpty();
      }
      assertThat(LogComparison.mended(client)).as("seed %d", SEED).isEmpty();
    }
  }
}
