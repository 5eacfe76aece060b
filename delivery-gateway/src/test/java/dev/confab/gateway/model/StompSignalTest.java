package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.model.StompWire.Said;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.signal.ModelPeople;
import dev.confab.gateway.signal.ScriptedMarks;
import dev.confab.gateway.signal.ScriptedSignals;
import dev.confab.gateway.ws.Incoming;
import dev.confab.schemas.signal.Typing;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is writing and how far others have come, in STOMP, and what does not come there. */
final class StompSignalTest {
  private static final UUID ANNA = new UUID(7, 1);
  private static final UUID BEN = new UUID(7, 2);
  private static final UUID CHAT = new UUID(0x5eed, 1);
  private static final String TOPIC = "/topic/chats/00000000-0000-5eed-0000-000000000001";
  private static final String WRITING = "SEND\ndestination:" + TOPIC + "/typing\n\n";

  private final ModelPeople people = new ModelPeople();
  private final ScriptedSignals signals = new ScriptedSignals();
  private final Lobby lobby = new Lobby(Map.of(), new ModelLog(), signals, people);
  private final ScriptedMarks marks = new ScriptedMarks(lobby.rooms, people);
  private final ArrayDeque<Said> heard = new ArrayDeque<>();
  private final StompWire wire = new StompWire(heard::add);
  private final Wire ben = new Wire();
  private Incoming anna;
  private Incoming bens;

  @BeforeEach
  void anna_in_stomp_and_ben_are_members() {
    for (UUID user : List.of(ANNA, BEN)) {
      lobby.log.toggle(CHAT, user, ModelLog.Way.BY_ANOTHER, 0);
    }
    lobby.deliver();
    bens = lobby.connect(ben, BEN, BEN);
    bens.onMessage("{\"t\":\"sync\",\"id\":\"s\",\"cursors\":[]}");
    settle();
    ben.frames.clear();
    anna = lobby.connect(wire, ANNA, ANNA);
    say("CONNECT\naccept-version:1.2\n\n");
    heard.clear();
  }

  @Test
  void who_writes_is_seen_and_is_told_so_if_they_want() {
    listen(TOPIC);

    say(WRITING);

    assertThat(heard).as("no receipt was wanted").isEmpty();
    settle();
    assertThat(ben.next("typing").get("user").textValue()).isEqualTo(ANNA.toString());
    lobby.sweep(4);
    say(WRITING.replaceFirst("\n", "\nreceipt:r\n"));
    assertThat(next("RECEIPT").header("receipt-id")).isEqualTo("r");
    settle();
    ben.next("typing");
    say(
        "SEND\nreceipt:s\ndestination:/app/wish\n\n{\"t\":\"typing\",\"chat\":\""
            + CHAT
            + "\",\"on\":false}");
    next("RECEIPT");
    lobby.sweep(4);
    settle();
    assertThat(ben.next("typing").get("expiresInMs").intValue()).isZero();
    assertThat(heard).as("nothing of it comes back").isEmpty();
  }

  @Test
  void who_listens_to_nothing_may_write_and_is_seen_as_soon_as_they_have_a_place() {
    say(WRITING);
    settle();
    assertThat(heard).isEmpty();
    assertThat(typings()).as("too soon, and nobody misses it").isZero();

    say(WRITING);

    settle();
    ben.next("typing");
  }

  @Test
  void to_write_too_soon_behind_a_subscription_is_no_mistake() {
    say("SUBSCRIBE\nid:0\ndestination:" + TOPIC + "\n\n");
    say(WRITING.replaceFirst("\n", "\nreceipt:r\n"));
    next("RECEIPT");
    settle();
    assertThat(next("MESSAGE").header("t")).isEqualTo("synced");
    assertThat(wire.closed).isNull();
  }

  @Test
  void a_stranger_cannot_write() {
    listen(TOPIC);
    say("SEND\nreceipt:r\ndestination:/topic/chats/" + new UUID(0x5eed, 9) + "/typing\n\n");
    Said error = next("ERROR");
    assertThat(error.header("code")).isEqualTo("not_a_member");
    assertThat(error.header("receipt-id")).isEqualTo("r");
    assertThat(wire.closed).isEqualTo(CloseCode.STOMP_ERROR);
    assertThat(typings()).isZero();
  }

  @Test
  void who_else_writes_comes_to_those_who_listen_to_that() {
    listen(TOPIC + "/typing");

    bens.onMessage("{\"t\":\"typing\",\"chat\":\"" + CHAT + "\"}");
    settle();

    Said typing = next("MESSAGE");
    assertThat(typing.header("destination")).isEqualTo(TOPIC + "/typing");
    assertThat(typing.header("subscription")).isEqualTo("0");
    assertThat(typing.body()).contains("\"user\":\"" + BEN + "\",\"expiresInMs\":6000");
    say("UNSUBSCRIBE\nid:0\n\n");
    lobby.sweep(4);
    bens.onMessage("{\"t\":\"typing\",\"chat\":\"" + CHAT + "\"}");
    settle();
    assertThat(typings()).isEqualTo(2);
    assertThat(heard).isEmpty();
  }

  @Test
  void how_far_others_have_come_does_too() {
    marks.chat(CHAT, 3, 3, 0);
    listen(TOPIC + "/marks");

    marks.say(CHAT, BEN, 9, 8);
    marks.round();

    Said said = next("MESSAGE");
    assertThat(said.header("destination")).isEqualTo(TOPIC + "/marks");
    assertThat(said.header("t")).isEqualTo("marks");
    assertThat(said.body()).contains(BEN.toString(), "\"receivedNo\":9,\"readNo\":8");
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {TOPIC, "/user/queue/messages"})
  void events_do_not_collapse_for_who_could_not_fill(String destination) {
    listen(destination);
    wire.nearlyFull = true;

    for (int i = 0; i < 3; i++) {
      lobby.log.post(CHAT, BEN);
      lobby.deliver();
      lobby.sweep(1);
      settle();
    }

    for (int seq = 3; seq <= 5; seq++) {
      Said event = next("MESSAGE");
      assertThat(event.header("t")).isEqualTo("event");
      assertThat(event.header("cursor")).isEqualTo(Integer.toString(seq));
    }
    assertThat(heard).isEmpty();
  }

  private long typings() {
    return signals.signals().stream().filter(Typing.class::isInstance).count();
  }

  private void listen(String destination) {
    say("SUBSCRIBE\nid:0\ndestination:" + destination + "\n\n");
    settle();
    heard.clear();
  }

  private void say(String frame) {
    anna.onMessage(frame + "\0");
  }

  private void settle() {
    signals.settle();
    lobby.run();
  }

  private Said next(String command) {
    assertThat(heard).isNotEmpty();
    Said said = heard.remove();
    assertThat(said.command()).as(said.toString()).isEqualTo(command);
    return said;
  }
}
