package dev.confab.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is sent away, and who has to wait for a turn. */
final class ReconnectTest {
  private static final String SYNC = "{\"t\":\"sync\",\"id\":\"2\",\"cursors\":[]}";

  @Test
  void clients_that_are_sent_away_together_come_back_one_by_one() {
    Lobby lobby = new Lobby(Map.of());
    List<Wire> wires = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      wires.add(new Wire());
      ready(lobby, wires.getLast(), i);
    }
    lobby.sessions.closeAll();
    int[] inSecond = new int[5];
    for (Wire wire : wires) {
      long afterMs = wire.next("reconnect").get("afterMs").longValue();
      inSecond[Math.toIntExact(afterMs / 1_000)]++;
      assertThat(wire.closed).isEqualTo(CloseCode.RESTART);
    }
    assertThat(IntStream.of(inSecond)).allMatch(count -> count > 150 && count < 250);
  }

  @Test
  void so_many_are_attached_at_once_and_the_others_in_the_order_in_which_they_came() {
    Lobby lobby = new Lobby(Map.of("CONFAB_ATTACHINGS", "1"));
    Wire first = new Wire();
    Wire second = new Wire();
    Wire third = new Wire();
    for (Wire wire : List.of(first, second, third)) {
      ready(lobby, wire, System.identityHashCode(wire)).onMessage(SYNC);
    }
    assertThat(lobby.metrics.get("confab.gateway.attach.waiting").gauge().value()).isEqualTo(2);
    while (first.frames.isEmpty()) {
      lobby.conductor.step(0);
    }
    assertThat(second.frames).isEmpty();
    while (second.frames.isEmpty()) {
      lobby.conductor.step(0);
    }
    assertThat(third.frames).isEmpty();
    lobby.run();
    first.next("live");
    second.next("live");
    third.next("live");
  }

  @Test
  void who_does_not_read_its_history_makes_nobody_wait_and_gets_it_later() {
    Lobby lobby = new Lobby(Map.of("CONFAB_ATTACHINGS", "1"));
    UUID chat = new UUID(0x5eed, 1);
    lobby.log.toggle(chat, new UUID(7, 1), ModelLog.Way.BY_ANOTHER, 0);
    Wire stuck = new Wire();
    Incoming session = ready(lobby, stuck, 1);
    stuck.stopReading(lobby.conductor::pause);
    session.onMessage(SYNC.replace("[]", "[{\"chat\":\"" + chat + "\",\"seq\":0}]"));
    Wire other = new Wire();
    ready(lobby, other, 2).onMessage(SYNC);
    for (int i = 0; i < 100; i++) {
      lobby.conductor.step(i);
    }
    other.next("live");
    assertThat(stuck.frames).isEmpty();
    stuck.readAgain();
    lobby.run();
    stuck.next("chunk");
    stuck.next("synced");
    stuck.next("live");
  }

  @Test
  void who_left_before_their_turn_asks_the_views_for_nothing() {
    Lobby lobby = new Lobby(Map.of("CONFAB_ATTACHINGS", "1"));
    ready(lobby, new Wire(), 1).onMessage(SYNC);
    Wire impatient = new Wire();
    Incoming session = ready(lobby, impatient, 2);
    session.onMessage(SYNC);
    session.onClosed();
    lobby.run();
    assertThat(impatient.frames).isEmpty();
  }

  @Test
  void when_too_many_wait_the_next_one_is_told_when_to_come_back() {
    Lobby lobby = new Lobby(Map.of("CONFAB_ATTACHINGS", "1"));
    for (int i = 0; i <= 10_000; i++) {
      ready(lobby, new Wire(), i).onMessage(SYNC);
    }
    Wire late = new Wire();
    ready(lobby, late, 20_000).onMessage(SYNC);
    assertThat(late.next("reconnect").get("afterMs").longValue()).isBetween(5_000L, 10_000L);
    assertThat(late.closed).isEqualTo(CloseCode.RESTART);
  }

  private static Incoming ready(Lobby lobby, Wire wire, int number) {
    Incoming session = lobby.connect(wire, new UUID(7, number), new UUID(8, number));
    wire.next("hello");
    wire.next("ready");
    return session;
  }
}
