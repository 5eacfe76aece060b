package dev.confab.ops.bench.many;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.ConfabSocket;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.ProtocolPeer;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.client.Waiting;
import dev.confab.ops.client.Wish;
import dev.confab.platform.http.Json;
import dev.confab.platform.token.TokenKeys;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three people in one chat of a peer that speaks the protocol, and misbehaves when asked to. */
final class SwitchboardTest {
  private static final int PEOPLE = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Faults faults = new Faults();
  private final Tallies tallies = new Tallies();
  private final LogBook log = new LogBook(1, faults);
  private ProtocolPeer peer;
  private Population population;
  private Ledger ledger;
  private Switchboard board;
  private ConfabSocket writer;
  private volatile WsContext writers;
  @TempDir private Path folder;

  @BeforeEach
  void start() {
    peer = ProtocolPeer.start();
    TokenKeys.loadOrCreate(folder.resolve("secrets").resolve(TokenKeys.FILE_NAME));
    UUID owner = UUID.randomUUID();
    List<UUID> people = Stream.generate(UUID::randomUUID).limit(PEOPLE).toList();
    UUID chat =
        ConfabHttp.at(peer.server())
            .as(ProtocolPeer.token(owner))
            .createChat(NewChat.group("All", people), "key")
            .id();
    population =
        new Population(new Layout(PEOPLE, PEOPLE, 1, 1), people, List.of(owner), List.of(chat));
    peer.misbehave(
        (session, frame) -> {
          writers = session;
          return frame;
        });
    writer = ConfabSocket.open(peer.server(), ProtocolPeer.token(owner));
    peer.misbehave((_, frame) -> frame);
  }

  @AfterEach
  void stop() throws IOException {
    board.close();
    writer.close();
    peer.close();
  }

  @Test
  void everybody_gets_live_and_receives() throws IOException {
    connect(false);

    write(5);

    awaitDeliveries(15);
    assertThat(verdict()).isEqualTo(new Verdict(15, 0, 0, 0, 0, 0));
    assertThat(faults.first()).isEmpty();
  }

  @Test
  void a_dropped_delivery_is_reported() throws IOException {
    connect(false);
    AtomicInteger events = new AtomicInteger();
    peer.misbehave(
        (to, frame) -> isEvent(to, frame) && events.incrementAndGet() == 7 ? null : frame);

    write(5);

    awaitDeliveries(14);
    assertThat(verdict()).isEqualTo(new Verdict(14, 1, 0, 0, 0, 0));
    assertThat(faults.count()).isEqualTo(1);
  }

  @Test
  void a_doubled_delivery_is_reported() throws IOException {
    connect(false);
    AtomicInteger events = new AtomicInteger();
    peer.misbehave(
        (session, frame) -> {
          if (isEvent(session, frame) && events.incrementAndGet() == 7) {
            session.send(frame.toString());
          }
          return frame;
        });

    write(5);

    awaitDeliveries(15);
    assertThat(verdict()).isEqualTo(new Verdict(15, 0, 1, 0, 0, 0));
  }

  @Test
  void who_is_told_how_far_the_chat_is_reads_what_is_missing() throws IOException {
    connect(false);
    AtomicInteger events = new AtomicInteger();
    peer.misbehave(
        (to, frame) -> {
          if (!isEvent(to, frame)) {
            return frame;
          }
          // Of five messages to three readers: the first two of each are left out.
          int number = events.incrementAndGet();
          return number <= PEOPLE ? null : number <= 2 * PEOPLE ? bump(frame) : frame;
        });

    write(5);

    awaitDeliveries(15);
    assertThat(verdict()).isEqualTo(new Verdict(15, 0, 0, 0, 0, 0));
    assertThat(tallies.endings().bumps()).isEqualTo(3);
    assertThat(faults.first()).isEmpty();
  }

  @Test
  void what_a_connection_was_told_of_and_did_not_answer_the_next_one_reads() throws IOException {
    connect(false);
    AtomicInteger fills = new AtomicInteger();
    peer.misbehave(
        (to, frame) -> {
          if (isEvent(to, frame)) {
            return bump(frame);
          }
          boolean lost = frame.path("id").asText().equals("f") && fills.incrementAndGet() <= PEOPLE;
          return lost ? reconnect() : frame;
        });

    write(1);

    awaitDeliveries(3);
    assertThat(verdict()).isEqualTo(new Verdict(3, 0, 0, 0, 0, 0));
    assertThat(tallies.endings().comeBack()).isEqualTo(3);
  }

  @Test
  void who_is_sent_away_comes_again_from_the_cursor() throws IOException {
    connect(false);
    write(1);
    awaitDeliveries(3);
    peer.postSilently(population.chats().getFirst(), population.people().getFirst(), "unheard");
    AtomicInteger events = new AtomicInteger();
    peer.misbehave(
        (to, frame) ->
            isEvent(to, frame) && events.incrementAndGet() <= PEOPLE ? reconnect() : frame);

    write(1);

    awaitDeliveries(9);
    Verdict verdict = verdict();
    assertThat(verdict).isEqualTo(new Verdict(9, 0, 0, 0, 0, 0));
    assertThat(tallies.endings().comeBack()).isEqualTo(3);
    assertThat(tallies.endings().mostTries()).isEqualTo(1);
  }

  @Test
  void who_is_refused_gives_up_after_the_last_try() throws IOException {
    peer.misbehave((_, frame) -> frame.path("t").asText().equals("ready") ? refusal() : frame);

    open(false);

    await().atMost(PATIENCE).until(() -> tallies.givenUp() == PEOPLE);
    assertThat(tallies.arrived()).isZero();
    assertThat(tallies.endings().reasons()).containsEntry("the server answered token_invalid", 3L);
    assertThat(faults.count()).isEqualTo(3);
  }

  @Test
  void live_before_every_chat_is_synced_is_a_fault() throws IOException {
    peer.misbehave((_, frame) -> frame.path("t").asText().equals("synced") ? null : frame);

    open(false);

    await().atMost(PATIENCE).until(() -> tallies.givenUp() == PEOPLE);
    assertThat(tallies.endings().reasons())
        .containsOnlyKeys("live came before all chats were synced");
  }

  @Test
  void a_bare_connection_is_done_when_it_is_upgraded() throws IOException {
    open(true);

    await().atMost(PATIENCE).until(() -> tallies.arrived() == PEOPLE);
    assertThat(ledger.isAttached(0)).isFalse();
  }

  private void connect(boolean bare) throws IOException {
    open(bare);
    await().atMost(PATIENCE).until(() -> tallies.live() == PEOPLE);
  }

  private void open(boolean bare) throws IOException {
    Seats seats = Seats.of(population, 0, PEOPLE, TokenMint.of(folder));
    ledger = new Ledger(seats.chatsOf(), faults);
    ConnectPlan plan =
        new ConnectPlan(List.of(URI.create(peer.server())), List.of(), 2, 0, 1, false, bare, 1);
    board = new Switchboard(0, 1, plan, seats, ledger, tallies, faults);
    board.start();
  }

  private void write(int messages) {
    for (int i = 0; i < messages; i++) {
      UUID chat = population.chats().getFirst();
      Wish wish = new Wish.Send(chat, UUID.randomUUID().toString(), "word " + i);
      Waiting.until(writer.send(wish), PATIENCE, "a message");
    }
  }

  private void awaitDeliveries(long count) {
    await().atMost(PATIENCE).until(() -> ledger.delivered() >= count);
  }

  /** Compares with what the peer itself has. */
  private Verdict verdict() throws IOException {
    board.close();
    peer.messages(population.chats().getFirst())
        .forEach(event -> log.take(0, event.path("seq").asLong(), 0, 0));
    return ledger.verdict(log.cut(), log);
  }

  private boolean isEvent(WsContext to, ObjectNode frame) {
    return frame.path("t").asText().equals("event") && !to.equals(writers);
  }

  private static ObjectNode bump(ObjectNode event) {
    ObjectNode bump = Json.MAPPER.createObjectNode().put("t", "bump");
    bump.putArray("chats")
        .addObject()
        .put("chat", event.path("chat").asText())
        .put("seq", event.path("seq").asLong())
        .put("unread", 1)
        .put("mentions", 0);
    return bump;
  }

  private static ObjectNode reconnect() {
    return Json.MAPPER.createObjectNode().put("t", "reconnect").put("afterMs", 20);
  }

  private static ObjectNode refusal() {
    return Json.MAPPER.createObjectNode().put("t", "error").put("code", "token_invalid");
  }
}
