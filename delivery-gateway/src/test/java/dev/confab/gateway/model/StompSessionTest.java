package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.model.StompWire.Said;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.stomp.StompEndpoint;
import dev.confab.gateway.ws.Incoming;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A STOMP session in front of a real one. */
final class StompSessionTest {
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID BEN = new UUID(7, 2);
  private static final UUID CHAT = new UUID(0x5eed, 1);
  private static final String TOPIC = "/topic/chats/" + CHAT;

  private final ModelLog log = new ModelLog();
  private final Conductor conductor = new Conductor();
  private final ModelViews views = new ModelViews(log, Node.CODEC, conductor::pause, new Random(1));
  private final ScriptedSource source = new ScriptedSource(log, new Random(1), false);
  private final Node node = Node.over(source, views, conductor, _ -> conductor.pause());
  private final StompEndpoint endpoint = new StompEndpoint(node.sessions());
  private final ArrayDeque<Said> heard = new ArrayDeque<>();
  private final StompWire wire = new StompWire(heard::add);
  private Incoming session = endpoint.onOpen(wire, Node.token(ANNA));

  @Test
  void who_shows_a_token_is_connected() {
    session = endpoint.onOpen(wire, null);
    say("CONNECT\naccept-version:1.1,1.2\npasscode:" + Node.token(BEN) + "\n\n");
    Said connected = next("CONNECTED");
    assertThat(connected.header("version")).isEqualTo("1.2");
    assertThat(connected.header("user-name")).isEqualTo(BEN.toString());
    assertThat(connected.header("heart-beat")).isEqualTo("10000,25000");
  }

  @Test
  void a_token_may_come_as_a_header_of_http_does() {
    session = endpoint.onOpen(wire, null);
    say("STOMP\naccept-version:1.2\nAuthorization:Bearer " + Node.token(BEN) + "\n\n");
    next("CONNECTED");
  }

  @ParameterizedTest
  @CsvSource({"passcode:nonsense,token_invalid", "login:anna,not_authenticated"})
  void who_shows_none_is_told_and_sent_away(String header, String code) {
    session = endpoint.onOpen(wire, null);
    say("CONNECT\naccept-version:1.2\n" + header + "\n\n");
    assertThat(next("ERROR").header("code")).isEqualTo(code);
    assertThat(wire.closed).isEqualTo(CloseCode.TOKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "'SEND\ndestination:/app/wish\n\n',CONNECT comes first.",
    "'CONNECT\n"
        + "accept-version:1.0,1.1\n\n"
        + "',Version 1.2 is spoken here: accept-version must have it.",
    "'CONNECT\n"
        + "accept-version:1.2\n"
        + "heart-beat:x\n\n"
        + "','heart-beat is two numbers of milliseconds, as 10000,10000.'",
    "'CONNECT\n"
        + "accept-version:1.2\n"
        + "heart-beat:75000,0\n\n"
        + "',A client that is silent for 75000 ms is idle: beat more often.",
  })
  void a_session_begins_well_or_not_at_all(String frame, String sentence) {
    say(frame);
    assertThat(next("ERROR").header("message")).isEqualTo(sentence);
    assertThat(wire.closed).isEqualTo(CloseCode.STOMP_ERROR);
    assertThat(session.onFrame()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'CONNECT\naccept-version:1.2\n\n',CONNECT may be sent once per connection.",
    "'ACK\nid:1\n\n',Nothing is acknowledged: subscriptions are ack:auto.",
    "'NACK\nid:1\n\n',Nothing is acknowledged: subscriptions are ack:auto.",
    "'BEGIN\ntransaction:1\n\n',There are no transactions here.",
    "'COMMIT\ntransaction:1\n\n',There are no transactions here.",
    "'ABORT\ntransaction:1\n\n',There are no transactions here.",
    "'SEND\ndestination:/app/wish\ntransaction:1\n\n',There are no transactions here.",
    "'SEND\n\n',SEND needs the header destination.",
    "'SEND\ndestination:/topic/else\n\n',There is no such destination.",
    "'SEND\ndestination:/topic/chats/1\n\n',The id of the chat in the destination must be a UUID.",
    "'SEND\ndestination:/app/wish\n\n{',The body is not well-formed JSON.",
    "'SEND\ndestination:/app/wish\n\n{\"t\":\"sync\"}',STOMP has a way of its own for `sync`.",
    "'SEND\ndestination:/app/wish\n\n{\"t\":\"open\"}',STOMP has a way of its own for `open`.",
    "'SEND\ndestination:/topic/chats/5eed0000-0000-4000-8000-000000000001/marks\n\n"
        + "','Nothing is sent to this destination: /app/wish takes wishes.'",
    "'SEND\ndestination:/app/wish\n\n{\"t\":\"dance\"}',This server knows no such frame type.",
    "'SUBSCRIBE\ndestination:/topic/status\n\n',SUBSCRIBE needs the header id.",
    "'SUBSCRIBE\nid:1\ndestination:/topic/status\n\n',SUBSCRIBE needs the header users.",
    "'SUBSCRIBE\nid:1\ndestination:/app/wish\n\n',Nothing comes from this destination.",
    "'SUBSCRIBE\nid:1\nack:client\ndestination:/topic/status\n\n',Subscriptions are ack:auto.",
    "'SUBSCRIBE\n"
        + "id:1\n"
        + "cursors:x\n"
        + "destination:/user/queue/messages\n\n"
        + "','cursors is <chat>=<seq>, several with commas between.'",
    "'UNSUBSCRIBE\nid:1\n\n',There is no subscription with this id.",
  })
  void what_cannot_be_done_ends_the_session_with_an_error(String frame, String sentence) {
    connect();
    say(frame.replaceFirst("\n", "\nreceipt:r:1\n"));
    Said error = next("ERROR");
    assertThat(error.header("message")).isEqualTo(sentence);
    assertThat(error.header("receipt-id")).isEqualTo("r:1");
    assertThat(wire.closed).isEqualTo(CloseCode.STOMP_ERROR);
  }

  @Test
  void a_subscription_catches_up_from_its_cursor_and_is_then_live() {
    log.toggle(CHAT, ANNA, ModelLog.Way.BY_ANOTHER, 0);
    post(3);
    connect();
    say("SUBSCRIBE\nid:0\nreceipt:r\ncursor:2\ndestination:" + TOPIC + "\n\n");
    assertThat(heard).as("no RECEIPT before it is attached").isEmpty();
    run();
    Said third = next("MESSAGE");
    assertThat(third.header("subscription")).isEqualTo("0");
    assertThat(third.header("cursor")).isEqualTo("3");
    assertThat(third.header("destination")).isEqualTo(TOPIC);
    assertThat(third.body()).startsWith("{\"t\":\"event\",\"chat\":\"" + CHAT + "\",\"seq\":3,");
    assertThat(next("MESSAGE").header("cursor")).isEqualTo("4");
    Said synced = next("MESSAGE");
    assertThat(synced.header("t")).isEqualTo("synced");
    assertThat(synced.body()).contains("\"seq\":4,\"member\":true");
    assertThat(next("RECEIPT").header("receipt-id")).isEqualTo("r");
    post(1);
    assertThat(next("MESSAGE").header("cursor")).isEqualTo("5");
    say("UNSUBSCRIBE\nid:0\nreceipt:u\n\n");
    next("RECEIPT");
    post(1);
    assertThat(heard).isEmpty();
  }

  @Test
  void who_was_removed_meanwhile_sees_how_and_is_told() {
    log.toggle(CHAT, ANNA, ModelLog.Way.BY_ANOTHER, 0);
    post(1);
    log.toggle(CHAT, ANNA, ModelLog.Way.BY_ANOTHER, 0);
    post(1);
    connect();
    say("SUBSCRIBE\nid:0\ncursor:1\ndestination:" + TOPIC + "\n\n");
    run();
    assertThat(next("MESSAGE").header("cursor")).isEqualTo("2");
    assertThat(next("MESSAGE").body()).contains("memberRemoved");
    assertThat(next("MESSAGE").body()).contains("\"t\":\"synced\"", "\"member\":false");
    assertThat(wire.closed).isNull();
  }

  @Test
  void a_past_that_is_too_long_begins_with_a_statement() {
    log.toggle(CHAT, ANNA, ModelLog.Way.BY_ANOTHER, 0);
    post(700);
    connect();
    say("SUBSCRIBE\nid:0\ncursor:1\ndestination:" + TOPIC + "\n\n");
    run();
    Said snapshot = next("MESSAGE");
    assertThat(snapshot.header("t")).isEqualTo("snapshot");
    long missing = Long.parseLong(snapshot.header("cursor"));
    assertThat(missing).isBetween(651L, 700L);
    assertThat(snapshot.body()).contains("\"after\":1,\"upTo\":701").contains("\"events\":[]");
    for (long seq = missing + 1; seq <= 701; seq++) {
      assertThat(next("MESSAGE").header("cursor")).isEqualTo(Long.toString(seq));
    }
    assertThat(next("MESSAGE").header("t")).isEqualTo("synced");
  }

  @Test
  void sessions_share_the_message_of_an_event_if_their_clients_chose_the_same_id() {
    log.toggle(CHAT, ANNA, ModelLog.Way.BY_ANOTHER, 0);
    log.toggle(CHAT, BEN, ModelLog.Way.BY_ANOTHER, 0);
    post(0);
    connect();
    say("SUBSCRIBE\nid:0\ndestination:" + TOPIC + "\n\n");
    ArrayDeque<Said> toBen = new ArrayDeque<>();
    Incoming ben = endpoint.onOpen(new StompWire(toBen::add), Node.token(BEN));
    ben.onMessage("CONNECT\naccept-version:1.2\n\n\0");
    ben.onMessage("SUBSCRIBE\nid:0\ndestination:" + TOPIC + "\n\n\0");
    run();
    heard.clear();
    toBen.clear();
    post(1);
    assertThat(next("MESSAGE").bytes()).isSameAs(toBen.remove().bytes());
  }

  @Test
  void heart_beats_fill_a_silence() {
    say("CONNECT\naccept-version:1.2\nheart-beat:0,1000\n\n");
    next("CONNECTED");
    for (int i = 0; i < 6; i++) {
      assertThat(heard).isEmpty();
      sweep();
    }
    next("");
    for (int i = 0; i < 3; i++) {
      sweep();
    }
    say("SEND\nreceipt:r\ndestination:/app/wish\n\n{\"t\":\"status\",\"status\":\"away\"}");
    next("RECEIPT");
    for (int i = 0; i < 6; i++) {
      assertThat(heard).isEmpty();
      sweep();
    }
    next("");
  }

  @Test
  void who_is_silent_too_long_is_told_before_the_end() {
    connect();
    for (int i = 0; i < 70; i++) {
      sweep();
    }
    assertThat(session.onFrame()).isTrue();
    session.onMessage("\n");
    for (int i = 0; i < 75; i++) {
      sweep();
    }
    assertThat(heard).isEmpty();
    sweep();
    assertThat(next("ERROR").header("code")).isEqualTo("idle");
    assertThat(wire.closed).isEqualTo(CloseCode.IDLE);
  }

  @Test
  void who_is_sent_away_is_told_when_to_come_back() {
    connect();
    node.sessions().closeAll();
    Said error = next("ERROR");
    assertThat(error.header("code")).isEqualTo("restart");
    assertThat(Long.parseLong(error.header("reconnect-after-ms"))).isBetween(0L, 5_000L);
    assertThat(wire.closed).isEqualTo(CloseCode.RESTART);
  }

  @Test
  void the_same_log_in_has_one_connection_whatever_it_speaks() {
    connect();
    Wire newer = new Wire();
    node.sessions().onOpen(newer, Node.token(ANNA));
    assertThat(next("ERROR").header("code")).isEqualTo("displaced");
    assertThat(wire.closed).isEqualTo(CloseCode.DISPLACED);
  }

  @Test
  void good_bye_is_confirmed_and_the_connection_ends() {
    connect();
    say("DISCONNECT\nreceipt:77\n\n");
    assertThat(next("RECEIPT").header("receipt-id")).isEqualTo("77");
    assertThat(wire.closed).isEqualTo(CloseCode.BYE);
    session.onClosed();
    assertThat(node.connections()).isZero();
  }

  private void connect() {
    say("CONNECT\naccept-version:1.2\n\n");
    next("CONNECTED");
  }

  private void say(String frame) {
    session.onMessage(frame + "\0");
  }

  private void post(int messages) {
    for (int i = 0; i < messages; i++) {
      log.post(CHAT, BEN);
    }
    while (source.step(ModelLog.partitionOf(CHAT))) {
      views.settle();
    }
    views.settle();
  }

  private void run() {
    while (!conductor.isIdle()) {
      conductor.step(0);
    }
  }

  private void sweep() {
    node.sessions().sweep(Instant.parse("2026-01-31T10:00:00Z"));
    run();
  }

  private Said next(String command) {
    assertThat(heard).isNotEmpty();
    Said said = heard.remove();
    assertThat(said.command()).as(said.toString()).isEqualTo(command);
    return said;
  }
}
